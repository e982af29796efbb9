/** How many single-letter edits or swaps of neighbours lead from one text to the other; more than the limit is not counted to its end. */
export function editDistance(from: string, to: string, limit = Number.POSITIVE_INFINITY): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const edited = Math.min(
        at(row, j - 1) + (same ? 0 : 1),
        at(row, j) + 1,
        at(next, j - 1) + 1,
        swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      next.push(edited);
      if (edited < least) least = edited;
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    before = row;
    row = next;
  }
  return at(row, to.length);
}

/** The candidates a person may have meant, nearest first; none when nothing is near. */
export function nearest(written: string, candidates: Iterable<string>): readonly string[] {
  const wanted = simplify(written);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: distanceTo(wanted, simplify(candidate), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .map(({ candidate }) => candidate);
}

/** “. Did you mean “x”?” or nothing, to end a sentence with. */
export function didYouMean(written: string, candidates: Iterable<string>): string {
  const [best] = nearest(written, candidates);
  return best === undefined ? '' : `. Did you mean “${best}”?`;
}

/** A text as it is compared in searches: case, accents, spaces and hyphens make no difference. */
export function simplify(written: string): string {
  return written
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function distanceTo(wanted: string, candidate: string, limit: number): number {
  if (wanted === '' || candidate === '') return Number.POSITIVE_INFINITY;
  if (wanted.length >= 3 && candidate.startsWith(wanted)) return 0.5;
  if (Math.abs(wanted.length - candidate.length) > limit) return Number.POSITIVE_INFINITY;
  return editDistance(wanted, candidate, limit);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
