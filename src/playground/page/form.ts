import type { Answers, Given } from './protocol.ts';

/** What a person has filled in so far in one message or view. */
export class Form {
  #answers: Answers = {};

  get answers(): Answers {
    return this.#answers;
  }

  get(blockId: string, actionId: string): Given | undefined {
    return this.#answers[blockId]?.[actionId];
  }

  /** Forgets what was given in blocks that are there no more. */
  keepOnly(blockIds: readonly string[]): void {
    const kept = Object.entries(this.#answers).filter(([blockId]) => blockIds.includes(blockId));
    this.#answers = Object.fromEntries(kept);
  }

  set(blockId: string, actionId: string, given: Given): void {
    const block = { ...this.#answers[blockId], [actionId]: given };
    this.#answers = { ...this.#answers, [blockId]: block };
  }
}
