import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { nextPeriod, periodOf, previousPeriod } from '../../../src/domain/calendar/period.ts';
import { span } from './calendars.ts';

describe('periods', () => {
  it.each([
    [
      'month',
      'Europe/Berlin',
      '2026-03-15T00:00:00Z',
      '2026-02-28T23:00:00Z',
      '2026-03-31T22:00:00Z',
    ],
    [
      'month',
      'Europe/Berlin',
      '2026-02-28T23:00:00Z',
      '2026-02-28T23:00:00Z',
      '2026-03-31T22:00:00Z',
    ],
    [
      'month',
      'Europe/Berlin',
      '2026-02-28T22:59:59Z',
      '2026-01-31T23:00:00Z',
      '2026-02-28T23:00:00Z',
    ],
    ['month', 'UTC', '2028-02-29T12:00:00Z', '2028-02-01T00:00:00Z', '2028-03-01T00:00:00Z'],
    [
      'week',
      'America/New_York',
      '2026-03-08T12:00:00Z',
      '2026-03-02T05:00:00Z',
      '2026-03-09T04:00:00Z',
    ],
    ['week', 'UTC', '2027-01-01T00:00:00Z', '2026-12-28T00:00:00Z', '2027-01-04T00:00:00Z'],
    [
      'quarter',
      'Australia/Lord_Howe',
      '2026-05-01T00:00:00Z',
      '2026-03-31T13:00:00Z',
      '2026-06-30T13:30:00Z',
    ],
    [
      'year',
      'Asia/Kolkata',
      '2026-12-31T18:30:00Z',
      '2026-12-31T18:30:00Z',
      '2027-12-31T18:30:00Z',
    ],
    // midnight of 1 November comes twice, and the month begins with the first
    [
      'month',
      'America/Havana',
      '2026-11-01T04:30:00Z',
      '2026-11-01T04:00:00Z',
      '2026-12-01T05:00:00Z',
    ],
    // 30 December 2011 does not exist, the week is a day shorter
    [
      'week',
      'Pacific/Apia',
      '2011-12-30T12:00:00Z',
      '2011-12-26T10:00:00Z',
      '2012-01-01T10:00:00Z',
    ],
  ] as const)('the %s in %s of %s', (...[unit, timeZone, at, from, to]) => {
    expect(periodOf({ unit, timeZone, at: parseInstant(at) })).toEqual(span(from, to));
  });

  it('have their real lengths', () => {
    const hours = (month: string) => {
      const { from, to } = periodOf({
        unit: 'month',
        timeZone: 'Europe/Berlin',
        at: parseInstant(`2026-${month}-15T00:00:00Z`),
      });
      return (to - from) / HOUR;
    };
    expect([hours('02'), hours('03'), hours('04'), hours('10')]).toEqual([672, 743, 720, 745]);
  });

  it('follow one another without a gap, and contain their instants', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('week', 'month', 'quarter', 'year'),
        fc.constantFrom(
          'UTC',
          'America/St_Johns',
          'America/Havana',
          'Pacific/Apia',
          'Asia/Beirut',
          'Africa/Cairo',
        ),
        fc.integer({ min: Date.UTC(1990, 0) / MINUTE, max: Date.UTC(2040, 0) / MINUTE }),
        (unit, timeZone, minute) => {
          const at = minute * MINUTE;
          const period = periodOf({ unit, timeZone, at });
          expect(period.from).toBeLessThanOrEqual(at);
          expect(period.to).toBeGreaterThan(at);
          expect(previousPeriod({ unit, timeZone, at }).to).toBe(period.from);
          expect(nextPeriod({ unit, timeZone, at }).from).toBe(period.to);
        },
      ),
      { numRuns: 300 },
    );
  });
});
