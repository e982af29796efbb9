/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

/** One thing Slack would refuse, and where. */
export type Problem = { readonly pointer: string; readonly message: string };

/** A spot in a payload: knows its JSON pointer and collects what is wrong there. */
export class Place {
  readonly surface: Surface;
  readonly pointer: string;
  readonly #problems: Problem[];

  constructor(surface: Surface, pointer: string, problems: Problem[]) {
    this.surface = surface;
    this.pointer = pointer;
    this.#problems = problems;
  }

  in(key: string | number): Place {
    return new Place(this.surface, `${this.pointer}/${key}`, this.#problems);
  }

  refuse(message: string): void {
    this.#problems.push({ pointer: this.pointer, message });
  }
}

/** A problem in the words of Slack's response_metadata. */
export function sentenceOf(problem: Problem): string {
  return `[ERROR] ${problem.message} [json-pointer:${problem.pointer}]`;
}
