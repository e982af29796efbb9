import { Refusal } from '../refusal.ts';
import { freshSecret } from './ids.ts';

const USES = 5;
const LIFE_MS = 30 * 60_000;

/** Where an answer through a response_url goes. */
export type ReplyTarget = {
  readonly channel: string;
  readonly user: string;
  /** The message whose button was clicked. */
  readonly messageTs?: string;
  readonly threadTs?: string;
};

type Kept = { readonly target: ReplyTarget; readonly madeAt: number; uses: number };

/** Addresses for answers: five uses within thirty real minutes. */
export class ResponseUrls {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  make(target: ReplyTarget): string {
    const secret = freshSecret();
    this.#kept.set(secret, { target, madeAt: this.#now(), uses: 0 });
    return secret;
  }

  /** Uses the address once; refused when it is unknown, old or used up. */
  use(secret: string): ReplyTarget {
    const kept = this.#kept.get(secret);
    if (!kept) throw new Refusal('no_such_url');
    if (this.#now() - kept.madeAt > LIFE_MS) throw new Refusal('expired_url');
    if (kept.uses >= USES) throw new Refusal('used_url');
    kept.uses += 1;
    return kept.target;
  }
}
