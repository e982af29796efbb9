/** How far people have read. */
export class Reading {
  readonly #upTo = new Map<string, string>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The time stamp of the last message the person read in this channel. */
  upTo(user: string, channel: string): string {
    return this.#upTo.get(`${user} ${channel}`) ?? '';
  }

  get marks(): readonly (readonly [string, string])[] {
    return [...this.#upTo];
  }

  /** Takes marks from an earlier run. */
  restore(marks: readonly (readonly [string, string])[]): void {
    for (const [key, ts] of marks) this.#upTo.set(key, ts);
  }

  mark(user: string, channel: string, ts: string): void {
    if (ts <= this.upTo(user, channel)) return;
    this.#upTo.set(`${user} ${channel}`, ts);
    this.#changed();
  }
}
