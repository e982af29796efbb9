import { createHash } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import { textOf } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { freshId } from './ids.ts';

const STACK = 3;

/** A modal or Home as one person sees it. */
export type View = {
  readonly id: string;
  readonly user: string;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId?: string;
  /** As the app sent it. */
  readonly content: JsonObject;
};

/** The modals people have open, and their Homes. */
export class Views {
  readonly #views = new Map<string, View>();
  readonly #stacks = new Map<string, readonly string[]>();
  readonly #homes = new Map<string, string>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get all(): readonly View[] {
    return [...this.#views.values()];
  }

  find(id: string): View | undefined {
    return this.#views.get(id);
  }

  findByExternalId(externalId: string): View | undefined {
    return this.all.find((view) => view.content.external_id === externalId);
  }

  /** The person's open modals, the one on top last. */
  stack(user: string): readonly View[] {
    return (this.#stacks.get(user) ?? []).flatMap((id) => this.find(id) ?? []);
  }

  home(user: string): View | undefined {
    return this.find(this.#homes.get(user) ?? '');
  }

  /** Opens a modal in place of whatever modal the person had. */
  open(user: string, content: JsonObject): View {
    this.#refuseDuplicate(content);
    this.clear(user);
    return this.#put(user, content);
  }

  push(user: string, content: JsonObject): View {
    if (this.stack(user).length >= STACK) throw new Refusal('push_limit_reached');
    this.#refuseDuplicate(content);
    return this.#put(user, content);
  }

  update(view: View, content: JsonObject): View {
    this.#refuseDuplicate(content, view.id);
    return this.#keep({ ...view, content, hash: freshHash(content) });
  }

  publish(user: string, content: JsonObject): View {
    const known = this.home(user);
    if (known) return this.update(known, content);
    const id = freshId('V');
    this.#homes.set(user, id);
    return this.#keep({ id, user, rootId: id, hash: freshHash(content), content });
  }

  /** Closes the modal on top. */
  pop(user: string): void {
    this.#drop(user, this.stack(user).slice(-1));
  }

  clear(user: string): void {
    this.#drop(user, this.stack(user));
  }

  #put(user: string, content: JsonObject): View {
    const below = this.stack(user);
    const previous = below.at(-1);
    const id = freshId('V');
    this.#stacks.set(user, [...below.map((view) => view.id), id]);
    const rootId = below[0]?.id ?? id;
    const linked = previous ? { previousId: previous.id } : {};
    return this.#keep({ id, user, rootId, hash: freshHash(content), content, ...linked });
  }

  #keep(view: View): View {
    this.#views.set(view.id, view);
    this.#changed();
    return view;
  }

  #drop(user: string, views: readonly View[]): void {
    const gone = new Set(views.map((view) => view.id));
    const left = this.stack(user).filter((view) => !gone.has(view.id));
    this.#stacks.set(
      user,
      left.map((view) => view.id),
    );
    for (const id of gone) this.#views.delete(id);
    this.#changed();
  }

  #refuseDuplicate(content: JsonObject, except?: string): void {
    const externalId = textOf(content.external_id);
    const other = externalId ? this.findByExternalId(externalId) : undefined;
    if (other && other.id !== except) throw new Refusal('duplicate_external_id');
  }
}

function freshHash(content: JsonObject): string {
  const digest = createHash('sha1').update(JSON.stringify(content)).digest('hex').slice(0, 8);
  return `${Date.now()}.${freshId('').slice(0, 4)}${digest}`;
}
