import type { Instant } from './instant.ts';

/** A span of time that contains its start and not its end. */
export type Interval = { readonly from: Instant; readonly to: Instant };

/** The intervals joined where they overlap or touch, in order; empty ones vanish. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const joined: { from: Instant; to: Instant }[] = [];
  for (const { from, to } of inOrder(intervals)) {
    const last = joined.at(-1);
    if (to <= from) continue;
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** The time that lies in both lists; each list is sorted and free of overlaps. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const both: Interval[] = [];
  for (let i = 0, j = 0; ; ) {
    const x = a[i];
    const y = b[j];
    if (!x || !y) return both;
    const from = Math.max(x.from, y.from);
    const to = Math.min(x.to, y.to);
    if (from < to) both.push({ from, to });
    if (x.to < y.to) i++;
    else j++;
  }
}

/** The time of `a` that is not in `b`; each list is sorted and free of overlaps. */
export function subtract(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const left: Interval[] = [];
  let j = 0;
  for (const { from, to } of a) {
    let at = from;
    while ((b[j]?.to ?? to) <= at && j < b.length) j++;
    for (let k = j; at < to; k++) {
      const cut = b[k];
      if (!cut || cut.from >= to) {
        left.push({ from: at, to });
        break;
      }
      if (cut.from > at) left.push({ from: at, to: cut.from });
      at = Math.max(at, cut.to);
    }
  }
  return left;
}

/** Those of the intervals, which are sorted and free of overlaps, that share time with the span. */
export function overlapping<T extends Interval>(
  intervals: readonly T[],
  { from, to }: Interval,
): readonly T[] {
  const first = firstWhere(intervals, (each) => each.to > from);
  const end = firstWhere(intervals, (each) => each.from >= to);
  return first === 0 && end === intervals.length ? intervals : intervals.slice(first, end);
}

/** The index of the first interval that passes, where all after it pass, too. */
function firstWhere<T>(sorted: readonly T[], passes: (each: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const each = sorted[middle];
    if (each !== undefined && passes(each)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The summed length in milliseconds. */
export function total(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { from, to }) => sum + to - from, 0);
}

function inOrder(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals.every(
    (each, i) => i === 0 || (intervals[i - 1]?.from ?? 0) <= each.from,
  );
  return sorted ? intervals : [...intervals].sort((a, b) => a.from - b.from);
}
