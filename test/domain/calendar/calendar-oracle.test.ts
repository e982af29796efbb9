import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileCalendar,
  due,
  dueBackward,
  elapsed,
  isOpen,
} from '../../../src/domain/calendar/calendar.ts';
import { calendarTerms } from '../../../src/domain/calendar/calendar-terms.ts';
import { DAY, MINUTE } from '../../../src/domain/calendar/instant.ts';
import { WEEKDAYS } from '../../../src/domain/calendar/local-date.ts';
import { type Hours, type OracleTerms, openMinutes } from './minute-oracle.ts';

/** Zones and dates at which something happens to the wall clock, and some at which nothing does. */
const SCENES: readonly (readonly [zone: string, date: string])[] = [
  ['UTC', '2026-02-28'],
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Sydney', '2026-04-05'],
  ['Australia/Sydney', '2026-10-04'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['Africa/Cairo', '2026-04-24'],
  ['Africa/Cairo', '2026-10-30'],
  ['Asia/Beirut', '2026-03-29'],
  ['Asia/Beirut', '2026-10-25'],
  ['Pacific/Apia', '2011-12-30'],
  ['America/Havana', '2026-11-01'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Asia/Kathmandu', '2026-12-31'],
  ['America/St_Johns', '2026-11-01'],
];

// Clocks change in the first hours of a day or around its end, so those times come up more often.
const quarter = fc.oneof(
  fc.integer({ min: 0, max: 95 }),
  fc.integer({ min: 0, max: 14 }),
  fc.integer({ min: 88, max: 95 }),
);
const times = fc
  .uniqueArray(quarter, { minLength: 2, maxLength: 6 })
  .map((quarters) => quarters.sort((a, b) => a - b).map(write));

const hours: fc.Arbitrary<Hours> = fc.oneof(
  { weight: 6, arbitrary: times.map(pairs) },
  { weight: 1, arbitrary: fc.constant<Hours>([['00:00', '24:00']]) },
  { weight: 1, arbitrary: fc.constant<Hours>([]) },
);
// Where a weekday's last interval may run past midnight, the others begin late enough not to meet it.
const weekly = fc.oneof(
  fc.dictionary(fc.constantFrom(...WEEKDAYS), hours, { minKeys: 1, noNullPrototype: true }),
  fc.dictionary(fc.constantFrom(...WEEKDAYS), fc.constant<Hours>([['21:00', '05:30']]), {
    minKeys: 1,
    noNullPrototype: true,
  }),
);

function arbitraryTerms(timeZone: string, date: string): fc.Arbitrary<OracleTerms> {
  const near = fc
    .integer({ min: -2, max: 2 })
    .map((days) => dateText(Date.parse(date) + days * DAY));
  const byDate = fc.dictionary(near, hours, { maxKeys: 2, noNullPrototype: true });
  return fc.record({
    timeZone: fc.constant(timeZone),
    weekly,
    holidays: fc.array(near, { maxLength: 1 }),
    exceptions: byDate,
    breaks: byDate,
  });
}

describe('calendars against a minute-by-minute oracle', () => {
  it.each(SCENES)('%s around %s', (timeZone, date) => {
    const middle = Date.parse(date) / MINUTE;
    const from = middle - 2 * 24 * 60;
    const to = middle + 3 * 24 * 60;
    fc.assert(
      fc.property(
        arbitraryTerms(timeZone, date),
        fc.integer({ min: from, max: to }),
        fc.integer({ min: from, max: to }),
        (written, a, b) => {
          const read = calendarTerms.safeParse(written);
          fc.pre(read.success);
          const calendar = compileCalendar(calendarTerms.parse(written));
          const open = [...openMinutes(written, from, to)].sort((x, y) => x - y);
          const [start, end] = [Math.min(a, b), Math.max(a, b)];
          const within = open.filter((minute) => start <= minute && minute < end);
          const span = { from: start * MINUTE, to: end * MINUTE };
          expect(elapsed(calendar, span)).toBe(within.length * MINUTE);
          expect(isOpen(calendar, span.from)).toBe(open.includes(start));
          const first = within[0];
          const last = within.at(-1);
          if (first === undefined || last === undefined) return;
          const ms = within.length * MINUTE;
          expect(due(calendar, { from: span.from, ms })).toBe((last + 1) * MINUTE);
          expect(dueBackward(calendar, { from: span.to, ms })).toBe(first * MINUTE);
        },
      ),
      { numRuns: 40 },
    );
  });
});

function write(quarter: number): string {
  const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function pairs(sorted: readonly string[]): Hours {
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => [
    String(sorted[2 * i]),
    String(sorted[2 * i + 1]),
  ]);
}

function dateText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
