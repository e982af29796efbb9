import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Calendar,
  compileCalendar,
  due,
  dueBackward,
  elapsed,
  isOpen,
} from '../../../src/domain/calendar/calendar.ts';
import { calendarTerms } from '../../../src/domain/calendar/calendar-terms.ts';
import { DAY, MINUTE } from '../../../src/domain/calendar/instant.ts';
import { WEEKDAYS } from '../../../src/domain/calendar/local-date.ts';
import { type Hours, type OracleTerms, openMinutes, readWallClock } from './minute-oracle.ts';
import { ZONES_AND_DATES } from './zones-and-dates.ts';

const SCENES = ZONES_AND_DATES.flatMap(([zone, ...dates]) => dates.map((date) => ({ zone, date })));
const CALENDARS = 10_000;

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
    .integer({ min: -1, max: 2 })
    .map((days) => dateText(Date.parse(date) + days * DAY));
  const recurring = fc.record({ from: near, to: near }).map((days) => ({
    from: days.from.slice(5),
    to: days.to.slice(5),
  }));
  const byDate = fc.dictionary(near, hours, { maxKeys: 2, noNullPrototype: true });
  return fc.record({
    timeZone: fc.constant(timeZone),
    weekly,
    holidays: fc.array(
      fc.oneof({ weight: 4, arbitrary: near }, { weight: 1, arbitrary: recurring }),
      {
        maxLength: 1,
      },
    ),
    exceptions: byDate,
    breaks: byDate,
  });
}

describe('random calendars against a minute-by-minute oracle', () => {
  it('lie in at least twenty zones', () => {
    expect(new Set(SCENES.map(({ zone }) => zone)).size).toBeGreaterThanOrEqual(20);
  });

  it.each(SCENES)('in $zone around $date', ({ zone, date }) => {
    const middle = Date.parse(date) / MINUTE;
    const [from, to] = [middle - 24 * 60, middle + 2 * 24 * 60];
    const clock = readWallClock(zone, from, to);
    const minute = fc.integer({ min: from, max: to });
    const spans = fc.array(fc.tuple(minute, minute), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(arbitraryTerms(zone, date), spans, (written, asked) => {
        const read = calendarTerms.safeParse(written);
        fc.pre(read.success);
        const calendar = compileCalendar(calendarTerms.parse(written));
        const open = openMinutes(written, clock);
        const isOpenAt = (at: number) => open[at - clock.firstMinute] === 1;
        for (const [a, b] of asked) {
          compare({ calendar, isOpenAt }, [Math.min(a, b), Math.max(a, b)]);
        }
      }),
      { numRuns: Math.ceil(CALENDARS / SCENES.length) },
    );
  });
});

type Compared = {
  readonly calendar: Calendar;
  readonly isOpenAt: (minute: number) => boolean;
};

function compare({ calendar, isOpenAt }: Compared, [start, end]: readonly [number, number]): void {
  const span = { from: start * MINUTE, to: end * MINUTE };
  let [minutes, first, last] = [0, end, start];
  for (let minute = start; minute < end; minute++) {
    if (!isOpenAt(minute)) continue;
    minutes++;
    first = Math.min(first, minute);
    last = minute;
  }
  const ms = minutes * MINUTE;
  expect(elapsed(calendar, span)).toBe(ms);
  expect(isOpen(calendar, span.from)).toBe(isOpenAt(start));
  if (minutes === 0) return;
  expect(due(calendar, { from: span.from, ms })).toBe((last + 1) * MINUTE);
  expect(dueBackward(calendar, { from: span.to, ms })).toBe(first * MINUTE);
}

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
