import { Refusal } from '../refusal.ts';
import type { Channel } from '../world.ts';
import { freshId } from './ids.ts';

/** A channel, or a conversation between `members` only. */
export type Place = Channel & { readonly kind: 'channel' | 'im' | 'mpim' };

/** Where people talk: the world's channels and the direct messages opened since. */
export class Channels {
  readonly #places = new Map<string, Place>();
  readonly #changed: () => void;

  constructor(channels: readonly Channel[], changed: () => void) {
    this.#changed = changed;
    for (const channel of channels) this.#places.set(channel.id, { ...channel, kind: 'channel' });
  }

  get all(): readonly Place[] {
    return [...this.#places.values()];
  }

  /** Takes direct messages and members from an earlier run. */
  restore(places: readonly Place[]): void {
    for (const place of places) {
      const known = this.#places.get(place.id);
      if (known)
        for (const member of place.members) this.join(this.#places.get(place.id) ?? known, member);
      else if (isDirect(place)) this.#replaceDirect(place);
    }
    this.#changed();
  }

  /** A direct message keeps the id it had, so that its messages stay in it. */
  #replaceDirect(place: Place): void {
    const sorted = [...place.members].sort();
    const fresh = this.all.find((other) => isDirect(other) && sameMembers(other, sorted));
    if (fresh) this.#places.delete(fresh.id);
    this.#places.set(place.id, place);
  }

  find(id: string): Place | undefined {
    return this.#places.get(id);
  }

  /** The place with this id or `#name`, as the person or bot asking may know it. */
  get(idOrName: string, asker: string): Place {
    const name = idOrName.replace(/^#/, '');
    const place = this.find(idOrName) ?? this.all.find((other) => other.name === name);
    const visible = place && (!isClosed(place) || place.members.includes(asker));
    if (!place || !visible) throw new Refusal('channel_not_found');
    return place;
  }

  /** The direct message between these people, opened when there is none. */
  direct(members: readonly string[]): Place {
    const sorted = [...new Set(members)].sort();
    const known = this.all.find((place) => isDirect(place) && sameMembers(place, sorted));
    if (known) return known;
    const kind = sorted.length > 2 ? 'mpim' : 'im';
    const id = freshId(kind === 'im' ? 'D' : 'G');
    const place: Place = { id, name: id.toLowerCase(), members: sorted, isPrivate: true, kind };
    this.#places.set(id, place);
    this.#changed();
    return place;
  }

  join(place: Place, user: string): void {
    if (place.members.includes(user)) return;
    this.#places.set(place.id, { ...place, members: [...place.members, user] });
    this.#changed();
  }

  leave(place: Place, user: string): void {
    const members = place.members.filter((member) => member !== user);
    this.#places.set(place.id, { ...place, members });
    this.#changed();
  }

  archive(place: Place): void {
    this.#places.set(place.id, { ...place, isArchived: true });
    this.#changed();
  }
}

/** Says whether a place is a direct message, of two or of several. */
export function isDirect(place: Place): boolean {
  return place.kind !== 'channel';
}

function isClosed(place: Place): boolean {
  return place.isPrivate === true || isDirect(place);
}

function sameMembers(place: Place, sorted: readonly string[]): boolean {
  return [...place.members].sort().join() === sorted.join();
}
