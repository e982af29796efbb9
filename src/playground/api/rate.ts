/** Posting allowed per channel: one message a second, and a few at once. */
export type Rate = { readonly perSecond: number; readonly burst: number };

const SLACK_RATE: Rate = { perSecond: 1, burst: 3 };

type Bucket = { readonly tokens: number; readonly at: number };

/** Counts posts per channel in real time. */
export class PostingRate {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate = SLACK_RATE, now: () => number = Date.now) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Takes one post; otherwise how many whole seconds to wait. */
  secondsToWait(channel: string): number {
    const { perSecond, burst } = this.#rate;
    const now = this.#now();
    const last = this.#buckets.get(channel) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, last.tokens + ((now - last.at) / 1000) * perSecond);
    const isAllowed = tokens >= 1;
    this.#buckets.set(channel, { tokens: isAllowed ? tokens - 1 : tokens, at: now });
    return isAllowed ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond));
  }
}
