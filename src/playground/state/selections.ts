import type { JsonObject } from '../json.ts';
import { objectOf } from '../json.ts';

/** What people have chosen in the inputs of messages and Homes, in Slack's `state.values` shape. */
export class Selections {
  readonly #chosen = new Map<string, JsonObject>();

  of(user: string, container: string): JsonObject {
    return this.#chosen.get(`${user} ${container}`) ?? {};
  }

  merge(user: string, container: string, values: JsonObject): void {
    const known = this.of(user, container);
    const merged = Object.entries(values).map(([block, chosen]) => [
      block,
      { ...objectOf(known[block]), ...objectOf(chosen) },
    ]);
    this.#chosen.set(`${user} ${container}`, { ...known, ...Object.fromEntries(merged) });
  }

  /** Forgets what was chosen in blocks that are not there any more. */
  keepOnly(user: string, container: string, blocks: readonly string[]): void {
    const known = Object.entries(this.of(user, container));
    const kept = known.filter(([block]) => blocks.includes(block));
    this.#chosen.set(`${user} ${container}`, Object.fromEntries(kept));
  }
}
