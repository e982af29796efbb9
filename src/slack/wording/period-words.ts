import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { daysOf, isRolling } from '../../domain/calendar/period.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { format } from './clock-words.ts';

type Seen = {
  readonly unit: TargetTerms['period'];
  readonly timeZone: string;
  readonly asOf: Instant;
};

/** The name of a period, and whether it is still running: “November 2026 so far”. */
export function periodWords(period: Interval, { unit, timeZone, asOf }: Seen): string {
  const name = nameOf(period, unit, timeZone);
  return isRunning(period, asOf) ? `${name} so far` : name;
}

/** Whether a period still runs; the last instant of its last day is its end for whoever asks about that day. */
export function isRunning({ to }: Interval, asOf: Instant): boolean {
  return asOf < to - 1;
}

function nameOf({ from, to }: Interval, unit: Seen['unit'], timeZone: string): string {
  if (isRolling(unit)) {
    const last = format(to - 1, timeZone, { day: 'numeric', month: 'short', year: 'numeric' });
    return `${daysOf(unit)} days to ${last}`;
  }
  switch (unit) {
    case 'week':
      return `week of ${format(from, timeZone, { day: 'numeric', month: 'short', year: 'numeric' })}`;
    case 'month':
      return format(from, timeZone, { month: 'long', year: 'numeric' });
    case 'quarter':
      return `Q${Math.ceil(Number(format(from, timeZone, { month: 'numeric' })) / 3)} ${format(from, timeZone, { year: 'numeric' })}`;
    case 'year':
      return format(from, timeZone, { year: 'numeric' });
  }
}
