import type { Instant } from '../calendar/instant.ts';
import type { WorkItemEvent } from '../measurement/work-item-event.ts';

/** A span that does not count at all; it ends at Infinity while nobody has ended it. */
export type ExcludedSpan = {
  readonly from: Instant;
  readonly to: Instant;
  readonly reason?: string | undefined;
};

/** What is excluded, in order and without overlaps. */
type ExcludedSpans = {
  readonly all: readonly ExcludedSpan[];
  /** Without what the work item's own events exclude. */
  readonly agreed: readonly ExcludedSpan[];
};

/** The excluded spans of one work item and those of its agreement. */
export function excludedSpans(
  history: readonly WorkItemEvent[],
  agreed: readonly ExcludedSpan[],
): ExcludedSpans {
  const own = ownExclusions(history);
  const apart = withoutOverlaps(agreed);
  return { agreed: apart, all: own.length === 0 ? apart : withoutOverlaps([...own, ...agreed]) };
}

function ownExclusions(history: readonly WorkItemEvent[]): readonly ExcludedSpan[] {
  const spans: ExcludedSpan[] = [];
  let open: WorkItemEvent[] = [];
  for (const event of history) {
    if (event.type === 'excluded-from') open.push(event);
    if (event.type !== 'excluded-to') continue;
    const isNamed = ({ reason }: WorkItemEvent) => reason === event.reason;
    const ended = open.some(isNamed) ? open.filter(isNamed) : open;
    for (const { at, reason } of ended) spans.push({ from: at, to: event.at, reason });
    open = ended === open ? [] : open.filter((each) => !isNamed(each));
  }
  const lasting = open.map(({ at, reason }) => ({
    from: at,
    to: Number.POSITIVE_INFINITY,
    reason,
  }));
  return [...spans, ...lasting];
}

function withoutOverlaps(spans: readonly ExcludedSpan[]): readonly ExcludedSpan[] {
  if (spans.length === 0) return [];
  const apart: ExcludedSpan[] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to, reason } of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (to > Math.max(from, until)) apart.push({ from: Math.max(from, until), to, reason });
    until = Math.max(until, to);
  }
  return apart;
}
