import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import { type PeriodUnit, previousPeriod } from '../calendar/period.ts';

/** The complete periods of a unit within so many months before the running one, the oldest first. */
export function pastPeriods(wanted: {
  readonly unit: PeriodUnit;
  readonly timeZone: string;
  readonly at: Instant;
  readonly months: number;
}): readonly Interval[] {
  const { unit, timeZone, at, months } = wanted;
  const [since = at] = before({ unit: 'month', timeZone, at }, (_, count) => count < months).map(
    ({ from }) => from,
  );
  return before({ unit, timeZone, at }, ({ to }) => to > since);
}

function before(
  start: { readonly unit: PeriodUnit; readonly timeZone: string; readonly at: Instant },
  wanted: (period: Interval, count: number) => boolean,
): readonly Interval[] {
  const found: Interval[] = [];
  for (let period = previousPeriod(start); wanted(period, found.length); ) {
    found.unshift(period);
    period = previousPeriod({ ...start, at: period.to - 1 });
  }
  return found;
}
