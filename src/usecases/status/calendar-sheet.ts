import { WEEKDAYS } from '../../domain/calendar/local-date.ts';
import type { CalendarRevision } from '../../domain/register/register.ts';
import { regionName } from '../../sources/public-holidays.ts';

/** When a calendar is open, as people read it. */
export type CalendarSheet = {
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  /** Runs of days with the same hours; without hours they are closed. */
  readonly week: readonly { readonly days: string; readonly hours: readonly string[] }[];
  /** On what it is closed: the public holidays of regions, single dates, and days of every year. */
  readonly holidays: readonly string[];
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const NAMES = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
};

/** Describes a calendar: “Mon–Thu 08:00–18:00, Fri 08:00–17:00”, and whose holidays it observes. */
export function calendarSheet({
  key,
  document,
}: Pick<CalendarRevision, 'key' | 'document'>): CalendarSheet {
  const { name = key, timeZone, weekly, holidays } = document;
  const runs: { first: string; last: string; hours: readonly string[] }[] = [];
  for (const day of WEEKDAYS) {
    const hours = (weekly[day] ?? []).map((span) => span.join('–'));
    const run = runs.at(-1);
    if (run && run.hours.join() === hours.join()) run.last = NAMES[day];
    else runs.push({ first: NAMES[day], last: NAMES[day], hours });
  }
  const week = runs.map(({ first, last, hours }) => ({
    days: first === last ? first : `${first}–${last}`,
    hours,
  }));
  return {
    key,
    name,
    timeZone,
    week,
    holidays: [...regions(holidays), ...dates(holidays), ...yearly(holidays)],
  };
}

type Holiday = CalendarRevision['document']['holidays'][number];

type Yearly = Exclude<Holiday, string | { readonly region: string }>;

function regions(holidays: readonly Holiday[]): readonly string[] {
  return holidays.flatMap((each) =>
    typeof each !== 'string' && 'region' in each
      ? [`the public holidays of ${regionName(each.region)}`]
      : [],
  );
}

function dates(holidays: readonly Holiday[]): readonly string[] {
  return holidays.filter((each) => typeof each === 'string');
}

/** “24 and 31 December”: days of one month that follow one another in the list are said together. */
function yearly(holidays: readonly Holiday[]): readonly string[] {
  const spans = holidays.filter(
    (each): each is Yearly => typeof each !== 'string' && 'from' in each,
  );
  const months: { month: string; days: string[] }[] = [];
  for (const { from, to } of spans) {
    const [start, end] = [dayOf(from), dayOf(to)];
    const last = months.at(-1);
    const day =
      from === to
        ? start.day
        : `${start.day}${start.month === end.month ? '' : ` ${start.month}`} to ${end.day}`;
    if (last?.month === end.month) last.days.push(day);
    else months.push({ month: end.month, days: [day] });
  }
  return months.map(({ month, days }) => `${listed(days)} ${month} every year`);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function dayOf(monthDay: string) {
  const [month = '01', day = '01'] = monthDay.split('-');
  return { day: String(Number(day)), month: MONTHS[Number(month) - 1] ?? month };
}
