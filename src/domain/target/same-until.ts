import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';

type Asked = {
  /** Whether everything will stand as it does at the beginning, if nothing happens until then. */
  readonly isSame: (at: Instant) => boolean;
  /** Where something begins or ends that may change it for a while only. */
  readonly edges: readonly Instant[];
  /** By so much it may be too early. */
  readonly precision: number;
};

/** So many edges are looked beyond; who asks again later gets further. */
const MOST_EDGES = 8;

/** Up to when time alone changes nothing: an instant of the span, just before the first change or earlier. */
export function sameUntil(span: Interval, { isSame, edges, precision }: Asked): Instant {
  let sure = span.from;
  for (const point of pointsIn(span, edges)) {
    if (!isSame(point)) return lastBefore({ from: sure, to: point }, { isSame, precision });
    sure = point;
  }
  return sure;
}

function pointsIn({ from, to }: Interval, edges: readonly Instant[]): readonly Instant[] {
  const inside = [...new Set(edges)].filter((edge) => from < edge && edge < to);
  const near = inside.sort((a, b) => a - b).slice(0, MOST_EDGES);
  const around = near.flatMap((edge) => [edge - 1, edge]).filter((point) => point > from);
  return inside.length > near.length ? around : [...around, to - 1];
}

/** It is as ever where the stretch begins, and otherwise where it ends. */
function lastBefore(stretch: Interval, { isSame, precision }: Omit<Asked, 'edges'>): Instant {
  let { from, to } = stretch;
  while (to - from > precision) {
    const middle = Math.floor((from + to) / 2);
    if (isSame(middle)) from = middle;
    else to = middle;
  }
  return from;
}
