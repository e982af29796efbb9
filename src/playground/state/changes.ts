/** Tells listeners that something a person may see has changed. */
export class Changes {
  readonly #listeners = new Set<() => void>();
  #count = 0;

  /** How many changes there were so far. */
  get count(): number {
    return this.#count;
  }

  announce(): void {
    this.#count += 1;
    for (const listener of this.#listeners) listener();
  }

  /** Listens until the returned function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
