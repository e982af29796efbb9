import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Resting,
  worstStart,
} from '../../../../src/domain/agreement/support-chain/worst-start.ts';
import type { Calendar } from '../../../../src/domain/calendar/calendar.ts';
import {
  DAY,
  formatInstant,
  HOUR,
  MINUTE,
  parseInstant,
} from '../../../../src/domain/calendar/instant.ts';
import { paceOf } from '../../../../src/domain/clock/pace.ts';
import { calendar, daily, workdays } from '../../calendar/calendars.ts';
import { naiveWorst } from './naive-worst.ts';

const FROM = parseInstant('2026-03-23T00:00:00Z');
const always = daily('UTC', ['00:00', '24:00']);
const office = workdays('UTC', ['09:00', '17:00']);

type Written = {
  readonly upper: readonly [string, Calendar];
  readonly lower: readonly [string, Calendar];
  readonly handOver?: readonly [string, Calendar];
};

function resting({ upper, lower, handOver }: Written): Resting {
  const [above, below] = [paceOf(...upper), paceOf(...lower)];
  if (!above || !below) throw new Error('Not a duration.');
  return { upper: above, lower: below, handOver: handOver ? paceOf(...handOver) : null };
}

const year = { from: FROM, to: FROM + 366 * DAY };

describe('the worst start of a year', () => {
  it('P1 in 4 h around the clock on 4 h from Monday to Friday fails from Monday 13:00, at worst over a weekend', () => {
    const found = worstStart(resting({ upper: ['4h', always], lower: ['4h', office] }), {
      ...year,
      from: FROM + 9 * HOUR,
    });
    expect(formatInstant(found.firstGapAt ?? 0)).toBe('2026-03-23T13:00:00.001Z');
    expect(new Date(found.at).getUTCDay()).toBe(5);
    expect(found.spareMs / HOUR).toBeLessThan(-63.9);
  });

  it('4 h on 3 h of the same hours leaves 1 h, with half an hour of hand-over half an hour', () => {
    const pair = { upper: ['4h', office], lower: ['3h', office] } as const;
    expect(worstStart(resting(pair), year)).toMatchObject({ spareMs: HOUR, firstGapAt: null });
    const handed = resting({ ...pair, handOver: ['30m', office] });
    expect(worstStart(handed, year)).toMatchObject({ spareMs: 30 * MINUTE, firstGapAt: null });
  });

  it('a holiday that only the lower calendar has is found wherever it lies', () => {
    const closed = calendar({
      weekly: office.terms.weekly,
      holidays: ['2026-12-23'],
    });
    const found = worstStart(resting({ upper: ['4h', office], lower: ['4h', closed] }), year);
    expect(formatInstant(found.firstGapAt ?? 0)).toBe('2026-12-22T13:00:00.001Z');
    expect(found.spareMs).toBe(-DAY);
  });

  it('business days are compared by when they are due, not by a number of hours', () => {
    const found = worstStart(resting({ upper: ['1bd', office], lower: ['8h', office] }), year);
    expect(found).toMatchObject({ spareMs: 0, firstGapAt: null });
    const slow = worstStart(resting({ upper: ['1bd', office], lower: ['17h', office] }), year);
    expect(formatInstant(slow.firstGapAt ?? 0)).toBe(formatInstant(FROM));
  });

  it('what is never due below is a gap without an end', () => {
    const ended = calendar({ weekly: {}, exceptions: { '2026-04-01': [['09:00', '17:00']] } });
    const found = worstStart(resting({ upper: ['4h', always], lower: ['1h', ended] }), year);
    expect(found.spareMs).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('a walk through every minute of a year', () => {
  it('finds nothing worse, with holidays and both changes of the clocks', () => {
    const hours: [string, string][] = [
      ['08:00', '12:00'],
      ['13:00', '18:00'],
    ];
    const berlin = calendar({
      timeZone: 'Europe/Berlin',
      weekly: { mon: hours, tue: hours, thu: hours, fri: [['08:00', '14:00']] },
      holidays: ['2026-04-06', '2026-05-14', { from: '12-24', to: '01-02' }],
    });
    const one = resting({
      upper: ['9h', always],
      lower: ['5h', berlin],
      handOver: ['30m', berlin],
    });
    const { spareMs, firstGapAt } = worstStart(one, year);
    expect({ spareMs, firstGapAt }).toEqual(naiveWorst(one, year, [0, 1]));
  }, 60_000);
});

const hour = fc.integer({ min: 0, max: 23 });
const clock = (at: number) => `${String(at).padStart(2, '0')}:00`;
const hoursOfDay = fc
  .tuple(hour, hour)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => [[clock(Math.min(a, b)), clock(Math.max(a, b))]] as [string, string][]);
const calendars = fc
  .record({
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin'),
    mon: hoursOfDay,
    wed: hoursOfDay,
    sat: fc.option(hoursOfDay, { nil: undefined }),
    holidays: fc.subarray(['2026-03-25', '2026-03-30', '2026-04-01']),
  })
  .map(({ timeZone, holidays, mon, wed, sat }) =>
    calendar({ timeZone, holidays, weekly: { mon, tue: mon, wed, fri: wed, ...(sat && { sat }) } }),
  );
const length = fc.integer({ min: 1, max: 40 }).map((quarters) => `${quarters * 15}m`);
const within = fc.oneof(
  length,
  length.map((text) => `${text} calendar`),
  fc.constantFrom('0bd', '1bd', '2bd', 'same day 12:00', 'next business day 10:00'),
);

describe('the exact search', () => {
  it('finds what a walk through every minute finds', () => {
    fc.assert(
      fc.property(
        fc.record({
          upper: fc.tuple(within, calendars),
          lower: fc.tuple(within, calendars),
          handOver: fc.option(fc.tuple(length, calendars), { nil: undefined }),
          days: fc.integer({ min: 1, max: 12 }),
        }),
        ({ days, upper, lower, handOver }) => {
          const one = resting({ upper, lower, ...(handOver && { handOver }) });
          const span = { from: FROM, to: FROM + days * DAY };
          const { spareMs, firstGapAt } = worstStart(one, span);
          expect({ spareMs, firstGapAt }).toEqual(naiveWorst(one, span));
        },
      ),
      { numRuns: 40 },
    );
  });
});
