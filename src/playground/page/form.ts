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

  set(blockId: string, actionId: string, given: Given): void {
    const block = { ...this.#answers[blockId], [actionId]: given };
    this.#answers = { ...this.#answers, [blockId]: block };
  }
}
