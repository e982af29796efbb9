/** Where in a document: keys and list positions from its top. */
export type Path = readonly (string | number)[];

/** One mistake in a document: where, and one sentence with what was found and what was expected. */
export type Problem = {
  readonly path: Path;
  readonly message: string;
  /** That it is the last key of the path that is wrong, not what stands beside it. */
  readonly about?: 'key';
};

/** A path as people write it: list items that have a key are named by it. */
export function writePath(path: Path, document: unknown): string {
  let value: unknown = document;
  let written = '';
  for (const step of path) {
    value = member(value, step);
    const name = typeof step === 'number' ? itemName(value, step) : step;
    written += written === '' ? name : name.startsWith('[') ? name : `.${name}`;
  }
  return written;
}

/** What a value holds under a key or at a position; undefined when it holds nothing there. */
export function member(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === String(step))?.[1];
}

function itemName(item: unknown, position: number): string {
  const key = member(item, 'key');
  return typeof key === 'string' ? key : `[${position + 1}]`;
}
