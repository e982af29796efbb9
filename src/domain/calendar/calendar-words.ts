import type { CalendarTerms } from './calendar-terms.ts';
import type { Instant } from './instant.ts';
import { WEEKDAYS } from './local-date.ts';

const NAMES = {
  ...{ mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
} as const;

const ALWAYS = 'around the clock';

const formats = new Map<string, Intl.DateTimeFormat>();

/** “Fri 20 Nov 2026, 17:00” on the clock of a zone. */
export function instantWords(at: Instant, timeZone: string): string {
  const parts = formatIn(timeZone).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const month = part('month').replace('Sept', 'Sep');
  const date = `${part('weekday')} ${part('day')} ${month} ${part('year')}`;
  return `${date}, ${part('hour')}:${part('minute')}`;
}

/** “Fri 20 Nov 2026”. */
export function dayWords(at: Instant, timeZone: string): string {
  return instantWords(at, timeZone).split(',')[0] ?? '';
}

// Making a format takes longer than using it a hundred times.
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone },
  });
  formats.set(timeZone, made);
  return made;
}

type Hours = Pick<CalendarTerms, 'weekly' | 'timeZone'>;

/** The hours of two calendars; where their zones differ, each with the place of its own. */
export function hoursPair(a: Hours, b: Hours): readonly [string, string] {
  if (a.timeZone === b.timeZone) return [hoursWords(a), hoursWords(b)];
  return [hoursWithPlace(a), hoursWithPlace(b)];
}

/** “Mon–Fri 09:00–17:00 in London”; around the clock it is everywhere the same. */
export function hoursWithPlace(terms: Hours): string {
  const words = hoursWords(terms);
  const place = terms.timeZone.split('/').at(-1)?.replaceAll('_', ' ');
  return words === ALWAYS ? words : `${words} in ${place}`;
}

/** “around the clock”, “Mon–Thu 08:00–18:00, Fri 08:00–17:00”; holidays are not told. */
export function hoursWords(terms: Hours): string {
  const runs: { first: string; last: string; hours: string }[] = [];
  for (const day of WEEKDAYS) {
    const hours = (terms.weekly[day] ?? []).map((span) => span.join('–')).join(' and ');
    const run = runs.at(-1);
    if (run?.hours === hours) run.last = NAMES[day];
    else runs.push({ first: NAMES[day], last: NAMES[day], hours });
  }
  const [only] = runs;
  if (runs.length === 1 && only?.hours === '00:00–24:00') return ALWAYS;
  const open = runs.filter(({ hours }) => hours !== '');
  if (open.length === 0) return 'on special days only';
  return open
    .map(({ first, last, hours }) => `${first === last ? first : `${first}–${last}`} ${hours}`)
    .join(', ');
}
