import { z } from 'zod';
import { type Container, clickElement } from './interactions/action.ts';
import { runCommand } from './interactions/command.ts';
import { openHome } from './interactions/home.ts';
import { type Outcome, type Parts, TAKEN } from './interactions/parts.ts';
import { runShortcut } from './interactions/shortcut.ts';
import { inviteApp, say } from './interactions/speech.ts';
import { closeView, submitView } from './interactions/submission.ts';
import { suggest } from './interactions/suggestion.ts';
import type { JsonObject } from './json.ts';
import { Refusal } from './refusal.ts';
import type { View } from './state/views.ts';

const given = z.union([z.string(), z.array(z.string()), z.null()]);
const answers = z.record(z.string(), z.record(z.string(), given));
const spot = z.object({ channel: z.string(), ts: z.string() });
const container = z.union([
  spot.extend({ kind: z.literal('message') }),
  z.object({ kind: z.literal('view'), id: z.string() }),
]);
const element = { container, blockId: z.string(), actionId: z.string() };

const actSchema = z.discriminatedUnion('verb', [
  z.object({
    verb: z.literal('type'),
    place: z.string(),
    text: z.string().min(1).max(12_000),
    thread: z.string().optional(),
  }),
  z.object({
    verb: z.literal('click'),
    ...element,
    given: given.optional(),
    answers: answers.default({}),
  }),
  z.object({ verb: z.literal('submit'), view: z.string(), answers }),
  z.object({ verb: z.literal('close'), view: z.string(), all: z.boolean() }),
  z.object({ verb: z.literal('home') }),
  z.object({ verb: z.literal('read'), place: z.string(), ts: z.string() }),
  z.object({ verb: z.literal('shortcut'), callbackId: z.string(), message: spot.optional() }),
]);

const askSchema = z.object({ ...element, value: z.string() });

type Act = z.output<typeof actSchema>;
type Typed = Extract<Act, { verb: 'type' }>;

/** Does what a person did on the page. */
export async function actOnPage(user: string, body: unknown, parts: Parts): Promise<Outcome> {
  const act = actSchema.parse(body);
  const { workspace } = parts;
  switch (act.verb) {
    case 'type':
      return typeLine(user, act, parts);
    case 'click': {
      const { blockId, actionId, answers } = act;
      const where = { user, container: containerOf(user, act.container, parts), blockId, actionId };
      const chosen = act.given === undefined ? {} : { given: act.given };
      return clickElement({ ...where, ...chosen, answers }, parts);
    }
    case 'submit':
      return submitView({ view: ownView(user, act.view, parts), answers: act.answers }, parts);
    case 'close':
      return closeView(ownView(user, act.view, parts), act.all, parts);
    case 'home':
      await openHome(user, parts);
      return TAKEN;
    case 'read':
      workspace.reading.mark(user, act.place, act.ts);
      return TAKEN;
    case 'shortcut': {
      const message = act.message && visible(user, act.message, parts);
      return runShortcut({ user, callbackId: act.callbackId, message }, parts);
    }
  }
}

/** The options of an external select while a person types. */
export async function suggestOnPage(
  user: string,
  body: unknown,
  parts: Parts,
): Promise<readonly JsonObject[]> {
  const { container, ...asked } = askSchema.parse(body);
  return suggest({ ...asked, user, container: containerOf(user, container, parts) }, parts);
}

async function typeLine(user: string, act: Typed, parts: Parts): Promise<Outcome> {
  const place = parts.workspace.channels.get(act.place, user);
  const line = act.text.trim();
  if (/^\/invite\b/.test(line)) return inviteApp(user, place, parts);
  if (line.startsWith('/') && !act.thread) return runCommand({ user, place, line }, parts);
  return say({ user, place, text: act.text, threadTs: act.thread }, parts);
}

function containerOf(user: string, named: z.output<typeof container>, parts: Parts): Container {
  return named.kind === 'message'
    ? { kind: 'message', message: visible(user, named, parts) }
    : { kind: 'view', view: ownView(user, named.id, parts) };
}

function visible(user: string, { channel, ts }: z.output<typeof spot>, { workspace }: Parts) {
  const place = workspace.channels.get(channel, user);
  const message = workspace.messages.find(place.id, ts);
  const isTheirs = place.members.includes(user) && (!message?.onlyFor || message.onlyFor === user);
  if (!message || !isTheirs) throw new Refusal('message_not_found');
  return message;
}

function ownView(user: string, id: string, { workspace }: Parts): View {
  const view = workspace.views.find(id);
  if (!view || view.user !== user) throw new Refusal('view_not_found');
  return view;
}
