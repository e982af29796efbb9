import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextTimeOfDay, quietUntil } from '../../../src/domain/alert/quiet-hours.ts';
import { DAY, formatInstant, HOUR, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { wallClockAt, zoneDuring } from '../../../src/domain/calendar/zone.ts';

const NIGHT = { from: '22:00', to: '06:00' };
const NOON = { from: '12:00', to: '13:00' };

type Case = readonly [
  at: string,
  hours: { readonly from: string; readonly to: string },
  zone: string,
  until: string | null,
];

const CASES: readonly Case[] = [
  ['2026-11-02T20:59:00Z', NIGHT, 'Europe/Berlin', null],
  ['2026-11-02T21:00:00Z', NIGHT, 'Europe/Berlin', '2026-11-03T05:00:00Z'],
  ['2026-11-03T04:59:00Z', NIGHT, 'Europe/Berlin', '2026-11-03T05:00:00Z'],
  ['2026-11-03T05:00:00Z', NIGHT, 'Europe/Berlin', null],
  ['2026-11-02T21:00:00Z', NIGHT, 'Asia/Tokyo', null],
  ['2026-11-02T18:00:00Z', NIGHT, 'Asia/Tokyo', '2026-11-02T21:00:00Z'],
  ['2026-11-02T12:30:00Z', NOON, 'UTC', '2026-11-02T13:00:00Z'],
  ['2026-11-02T13:00:00Z', NOON, 'UTC', null],
  // A night that is an hour longer, and one that is an hour shorter.
  ['2026-10-24T20:30:00Z', NIGHT, 'Europe/Berlin', '2026-10-25T05:00:00Z'],
  ['2026-03-28T22:30:00Z', NIGHT, 'Europe/Berlin', '2026-03-29T04:00:00Z'],
  // It ends at a time that the clock leaves out, and at one that it shows twice.
  ['2026-03-29T00:30:00Z', { from: '01:00', to: '02:30' }, 'Europe/Berlin', '2026-03-29T01:00:00Z'],
  ['2026-10-25T01:15:00Z', { from: '02:00', to: '02:30' }, 'Europe/Berlin', '2026-10-25T01:30:00Z'],
];

describe('quiet hours', () => {
  it.each(CASES)('at %s, with %o in %s, end at %s', (...row) => {
    const [at, hours, zone, until] = row;
    const found = quietUntil(hours, zone, parseInstant(at));
    expect(found && formatInstant(found)).toBe(until);
  });
});

describe('the next time of a day', () => {
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC');

  it('comes within a day and an hour, and is what the clock shows unless it leaves that out', () => {
    const from = parseInstant('2026-01-01T00:00:00Z');
    const times = fc.integer({ min: 0, max: 23 }).map((hour) => `${hour}`.padStart(2, '0'));
    fc.assert(
      fc.property(
        zones,
        times,
        fc.integer({ min: 0, max: 365 * 24 * 60 }),
        (zone, hour, minutes) => {
          const at = from + minutes * 60_000;
          const next = nextTimeOfDay(`${hour}:30`, zone, at);
          const day = Math.floor(next / DAY);
          const shown = wallClockAt(zoneDuring(zone, day, day), next) % DAY;
          const wanted = Number(hour) * HOUR + HOUR / 2;
          expect(next).toBeGreaterThan(at);
          expect(next - at).toBeLessThanOrEqual(DAY + HOUR);
          expect(shown === wanted || shown === wanted + HOUR / 2).toBe(true);
        },
      ),
    );
  });
});
