import { blocksOf, type Clicked, type Container, clickElement } from '../interactions/action.ts';
import type { Given } from '../interactions/answers.ts';
import { runCommand } from '../interactions/command.ts';
import { openHome } from '../interactions/home.ts';
import type { Outcome, Parts } from '../interactions/parts.ts';
import { TAKEN } from '../interactions/parts.ts';
import { runShortcut } from '../interactions/shortcut.ts';
import { inviteApp, say } from '../interactions/speech.ts';
import { closeView, submitView } from '../interactions/submission.ts';
import { suggest } from '../interactions/suggestion.ts';
import type { Place } from '../state/channels.ts';
import { answersFor, givenFor, listed, meant, type Wanted } from './choice.ts';
import { textOfBlocks } from './plain-text.ts';
import { type Screen, type SeenMessage, type SeenView, screenOf } from './screen.ts';
import { type Seen, seenSince } from './seen.ts';
import { fingerprint, until, untilChanged, type Watched } from './wait.ts';

export type Acting = Parts & Watched;

/** Where to act: a `#channel`, its id, or nothing for the direct message with the app. */
export type Where = { readonly in?: string; readonly thread?: string };
/** Which message or view is meant; the newest that fits when left out. */
export type On = { readonly on?: SeenMessage | SeenView | undefined };

/**
 * One person at the keyboard. Every verb does what the person does, waits until what they see has
 * changed and come to rest (at most three seconds), and returns what is new to them.
 */
export class Persona {
  readonly id: string;
  readonly #parts: Acting;

  constructor(id: string, parts: Acting) {
    this.id = id;
    this.#parts = parts;
  }

  /** All this person can see now. */
  get screen(): Screen {
    return screenOf(this.id, this.#parts.workspace);
  }

  /** Types a slash command: `command('/sla status email', { in: '#messaging' })`. */
  async command(line: string, where: Where = {}): Promise<Seen> {
    const place = this.#place(where.in);
    return this.#do(() => runCommand({ user: this.id, place, line }, this.#parts));
  }

  /** Posts a message. */
  async say(text: string, where: Where = {}): Promise<Seen> {
    const said = { user: this.id, place: this.#place(where.in), text, threadTs: where.thread };
    return this.#do(() => say(said, this.#parts));
  }

  /** Clicks a button named by its label or action id, in the modal, else the newest message, else Home. */
  async click(name: string, { on }: On = {}): Promise<Seen> {
    return this.#act(name, { on });
  }

  /** Chooses in a select, picker, overflow menu, checkboxes or radio buttons. */
  async choose(name: string, value: Given, { on }: On = {}): Promise<Seen> {
    return this.#act(name, { on, value });
  }

  /** Fills the modal's inputs, by label or id, and submits it. */
  async submit(wanted: Wanted = {}): Promise<Seen> {
    const { view } = this.#modal();
    const answers = answersFor(wanted, view.content.blocks, this.#parts.workspace);
    return this.#do(() => submitView({ view, answers }, this.#parts));
  }

  /** Closes the modal on top, or all of them. */
  async close({ all = false }: { readonly all?: boolean } = {}): Promise<Seen> {
    const { view } = this.#modal();
    return this.#do(() => closeView(view, all, this.#parts));
  }

  /** Opens the app's Home tab. */
  async openHome(): Promise<Seen> {
    return this.#do(async () => {
      await openHome(this.id, this.#parts);
      return TAKEN;
    });
  }

  /** Runs a shortcut by its name or callback id: on a message, or a global one. */
  async shortcut(name: string, { on }: { readonly on?: SeenMessage } = {}): Promise<Seen> {
    const { shortcuts } = this.#parts.workspace.world.app;
    const known = shortcuts.find((each) => each.name === name);
    const callbackId = known?.callbackId ?? name;
    const ran = { user: this.id, callbackId, message: on?.message };
    return this.#do(() => runShortcut(ran, this.#parts));
  }

  /** The texts an external select offers for what was typed into it. */
  async suggestions(name: string, value: string, { on }: On = {}): Promise<readonly string[]> {
    const asked = { ...this.#find(name, on), value };
    const options = await suggest(asked, this.#parts);
    return options.map((option) => textOfBlocks(option.text));
  }

  /** Adds the app to a channel, as `/invite` does. */
  async invite(channel: string): Promise<Seen> {
    const place = this.#place(channel);
    return this.#do(() => inviteApp(this.id, place, this.#parts));
  }

  /** Waits for a message this person can read that fits; throws, saying what is there, after `ms`. */
  async sees(wanted: string | RegExp, ms = 5_000): Promise<SeenMessage> {
    const find = () => this.screen.messages.findLast(({ text }) => fits(text, wanted));
    await until(() => find() !== undefined, ms, this.#parts.workspace);
    const found = find();
    if (found) return found;
    const there = this.screen.messages.map(({ text }) => text).join('\n---\n');
    throw new Error(`Nobody sees ${String(wanted)}. There is:\n${there || 'nothing'}`);
  }

  /** Waits until the modal on top reads like this; throws, saying how it reads, after `ms`. */
  async seesModal(wanted: string | RegExp, ms = 5_000): Promise<SeenView> {
    const find = () => {
      const { modal } = this.screen;
      return modal && fits(modal.text, wanted) ? modal : undefined;
    };
    await until(() => find() !== undefined, ms, this.#parts.workspace);
    const found = find();
    if (found) return found;
    const there = this.screen.modal?.text ?? 'There is no modal.';
    throw new Error(`No modal reads ${String(wanted)}. ${there}`);
  }

  async #act(name: string, { on, value }: On & { readonly value?: Given }): Promise<Seen> {
    const found = this.#find(name, on);
    const { element, ...target } = found;
    const given =
      value === undefined ? {} : { given: givenFor(value, element, this.#parts.workspace) };
    const clicked: Clicked = { ...target, ...given };
    return this.#do(() => clickElement(clicked, this.#parts));
  }

  async #do(act: () => Promise<Outcome>): Promise<Seen> {
    const { workspace } = this.#parts;
    const before = fingerprint(this.id, workspace);
    const screen = this.screen;
    const outcome = await act();
    if (outcome.kind === 'taken') await untilChanged(this.id, before, this.#parts);
    return seenSince(screen, this.screen, outcome);
  }

  #find(name: string, on: SeenMessage | SeenView | undefined) {
    const candidates = on ? [containerOf(on)] : this.#containers();
    for (const container of candidates) {
      const found = meant(name, blocksOf(container));
      if (!found) continue;
      const blockId = String(found.block.block_id);
      const actionId = String(found.element.action_id);
      return { user: this.id, container, blockId, actionId, element: found.element };
    }
    const offers = candidates.slice(0, 3).map((each) => listed(blocksOf(each)));
    throw new Error(`There is no “${name}” to click. There is ${offers.join('; ') || 'nothing'}.`);
  }

  #containers(): readonly Container[] {
    const { modal, messages, home } = this.screen;
    if (modal) return [containerOf(modal)];
    return [...messages.toReversed(), ...(home ? [home] : [])].map(containerOf);
  }

  #modal(): SeenView {
    const { modal } = this.screen;
    if (!modal) throw new Error('No modal is open.');
    return modal;
  }

  #place(name: string | undefined): Place {
    const { workspace } = this.#parts;
    if (name) return workspace.channels.get(name, this.id);
    return workspace.channels.direct([workspace.world.app.botUserId, this.id]);
  }
}

function containerOf(seen: SeenMessage | SeenView): Container {
  return seen.kind === 'message'
    ? { kind: 'message', message: seen.message }
    : { kind: 'view', view: seen.view };
}

function fits(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}
