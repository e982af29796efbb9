import { z } from 'zod';
import type { Difference } from '../../domain/register/differences.ts';
import type { KeptEntry } from '../../storage/audit.ts';

const SAVED = 'draft saved';

const differences = z.object({
  differences: z.array(
    z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
});

/** Entries that are told in one line: one, or several saves of a draft by one person on end, the newest first. */
export type FoldedEntry = {
  readonly entry: KeptEntry;
  /** How many entries it stands for. */
  readonly times: number;
  /** Term by term what it was before the first of them and after the last. */
  readonly differences: readonly Difference[];
};

/** The entries of a page, saves of a draft that one person made on end as one. */
export function foldSaves(entries: readonly KeptEntry[]): readonly FoldedEntry[] {
  const folded: FoldedEntry[] = [];
  for (const entry of entries) {
    const newer = folded.at(-1);
    const own = differencesIn(entry.detail);
    if (newer && isSameSave(newer.entry, entry)) {
      const times = newer.times + 1;
      folded[folded.length - 1] = {
        ...newer,
        times,
        differences: together(own, newer.differences),
      };
    } else folded.push({ entry, times: 1, differences: own });
  }
  return folded;
}

function isSameSave(newer: KeptEntry, older: KeptEntry): boolean {
  return newer.verb === SAVED && older.verb === SAVED && newer.actor === older.actor;
}

/** What two changes on end come to; what was changed back has not changed. */
function together(
  earlier: readonly Difference[],
  later: readonly Difference[],
): readonly Difference[] {
  const last = new Map(later.map((one) => [one.path, one]));
  const first = new Map(earlier.map((one) => [one.path, one]));
  return [...new Set([...first.keys(), ...last.keys()])]
    .map((path) => {
      const before = (first.get(path) ?? last.get(path))?.before ?? null;
      const after = (last.get(path) ?? first.get(path))?.after ?? null;
      return { path, before, after };
    })
    .filter(({ before, after }) => before !== after);
}

function differencesIn(detail: unknown): readonly Difference[] {
  return differences.safeParse(detail).data?.differences ?? [];
}
