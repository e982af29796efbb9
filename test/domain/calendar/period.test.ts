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

describe('a rolling window', () => {
  const berlin = { unit: 'rolling 30d', timeZone: 'Europe/Berlin' } as const;
  const at = parseInstant('2026-04-10T12:00:00Z');

  it('is as many local dates as it has, with today, however long they are', () => {
    const window = periodOf({ ...berlin, at });
    expect(window).toEqual(span('2026-03-11T23:00:00Z', '2026-04-10T22:00:00Z'));
    // The clocks went forward in it.
    expect((window.to - window.from) / HOUR).toBe(30 * 24 - 1);
  });

  it.each([
    ['rolling 30d', '2026-04-10T12:00:00Z', '2026-03-02T00:00:00Z', '2026-04-01T00:00:00Z'],
    ['rolling 90d', '2026-04-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z'],
    // Shorter than any month: as it stood when the week ended.
    ['rolling 7d', '2026-04-10T12:00:00Z', '2026-03-30T00:00:00Z', '2026-04-06T00:00:00Z'],
  ] as const)('%s is published last before %s from %s to %s', (...[unit, now, from, to]) => {
    const asked = { unit, timeZone: 'UTC', at: parseInstant(now) };
    expect(previousPeriod(asked)).toEqual(span(from, to));
  });

  it('is published at the end of every month, though it overlaps the one before or leaves days between', () => {
    const ends: number[] = [];
    for (let window = previousPeriod({ ...berlin, at }); ends.length < 14; ) {
      ends.push(window.to);
      window = previousPeriod({ ...berlin, at: window.to - 1 });
    }
    const months = ends.map((end) => periodOf({ ...berlin, unit: 'month', at: end }).from);
    expect(ends).toEqual(months);
    expect(new Set(ends).size).toBe(14);
  });

  it('is followed by the one that is published next', () => {
    const next = nextPeriod({ unit: 'rolling 30d', timeZone: 'UTC', at });
    expect(next).toEqual(span('2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z'));
  });

  it('contains the instant wherever a local date is left and entered again', () => {
    const zones = fc.constantFrom('UTC', 'America/Havana', 'Pacific/Apia', 'Asia/Beirut');
    const minutes = fc.integer({
      min: Date.UTC(1990, 0) / MINUTE,
      max: Date.UTC(2040, 0) / MINUTE,
    });
    fc.assert(
      fc.property(zones, minutes, fc.integer({ min: 1, max: 400 }), (timeZone, minute, days) => {
        const now = minute * MINUTE;
        const { from, to } = periodOf({ unit: `rolling ${days}d`, timeZone, at: now });
        expect(from).toBeLessThanOrEqual(now);
        expect(to).toBeGreaterThan(now);
      }),
      { numRuns: 200 },
    );
  });
});
