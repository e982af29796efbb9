import type { Path, Problem } from './problem.ts';

/** Entries of a list that stand there twice, as problems. */
export function repeated(
  entries: readonly string[],
  list: { readonly path: Path; readonly inside?: string; readonly noun: string },
): readonly Problem[] {
  const { path, inside, noun } = list;
  return entries.flatMap((entry, index) =>
    entry !== '' && entries.indexOf(entry) < index
      ? [
          {
            path: [...path, index, ...(inside === undefined ? [] : [inside])],
            message: `the ${noun} “${entry}” is in this list twice: expected it once`,
          },
        ]
      : [],
  );
}
