/** A small warning beside what the person clicked. */
export type Warning = { readonly seq: number; readonly user: string; readonly text: string };

/** Warnings Slack shows people when the app did not answer. */
export class Warnings {
  #all: readonly Warning[] = [];
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  of(user: string): readonly Warning[] {
    return this.#all.filter((warning) => warning.user === user);
  }

  add(user: string, text: string): void {
    this.#all = [...this.#all, { seq: this.#all.length + 1, user, text }];
    this.#changed();
  }
}
