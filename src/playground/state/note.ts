/** A sentence about the workspace, shown where nothing has been said yet. */
export class Note {
  readonly #changed: () => void;
  #text = '';

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get text(): string {
    return this.#text;
  }

  write(sentence: string): void {
    this.#text = sentence;
    this.#changed();
  }
}
