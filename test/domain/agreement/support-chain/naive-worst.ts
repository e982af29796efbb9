import type { Resting } from '../../../../src/domain/agreement/support-chain/worst-start.ts';
import { MINUTE } from '../../../../src/domain/calendar/instant.ts';
import type { Interval } from '../../../../src/domain/calendar/interval.ts';

/**
 * Walks through every minute of a span, and the milliseconds beside it. Where calendars and durations are in whole
 * minutes, nothing can change between them; the first gap inside a minute is looked for millisecond by millisecond.
 */
export function naiveWorst(resting: Resting, span: Interval, beside = [-1, 0, 1]) {
  let spareMs = Number.POSITIVE_INFINITY;
  let firstGapAt: number | null = null;
  for (let minute = span.from; minute <= span.to; minute += MINUTE) {
    for (const at of beside.map((ms) => minute + ms)) {
      if (at < span.from || at >= span.to) continue;
      const spare = spareAt(resting, at);
      if (spare < 0 && firstGapAt === null) firstGapAt = firstBefore(resting, at, span.from);
      spareMs = Math.min(spareMs, spare);
    }
  }
  return { spareMs, firstGapAt };
}

function spareAt({ upper, lower, handOver }: Resting, start: number): number {
  const due = (pace: Resting['upper'], from: number) => {
    const at = pace.allowance.dueAfter(pace.allowance.granted, from);
    return at === 'unreachable' ? Number.POSITIVE_INFINITY : at;
  };
  return due(upper, start) - due(lower, handOver ? due(handOver, start) : start);
}

function firstBefore(resting: Resting, at: number, from: number): number {
  let first = at;
  while (first > from && spareAt(resting, first - 1) < 0) first--;
  return first;
}
