import type { Interval } from '../../domain/calendar/interval.ts';
import { daysOf, isRolling, type PeriodUnit } from '../../domain/calendar/period.ts';

type Named = { readonly unit: PeriodUnit; readonly timeZone: string };

/** A period as people say it: “October 2026”, “the week of 2 November 2026”, “Q4 2026”, “2026”, “the 30 days to 9 November 2026”. */
export function periodName({ from, to }: Interval, { unit, timeZone }: Named): string {
  const write = (options: Intl.DateTimeFormatOptions, at = from) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(at);
  if (isRolling(unit)) {
    const last = write({ day: 'numeric', month: 'long', year: 'numeric' }, to - 1);
    return `the ${daysOf(unit)} days to ${last}`;
  }
  const year = write({ year: 'numeric' });
  switch (unit) {
    case 'week':
      return `the week of ${write({ day: 'numeric', month: 'long', year: 'numeric' })}`;
    case 'month':
      return write({ month: 'long', year: 'numeric' });
    case 'quarter':
      return `Q${Math.ceil(Number(write({ month: 'numeric' })) / 3)} ${year}`;
    case 'year':
      return year;
  }
}
