import { describe, expect, it } from 'vitest';
import {
  businessDaysBetween,
  dueInBusinessDays,
} from '../../../src/domain/calendar/business-days.ts';
import { UNREACHABLE } from '../../../src/domain/calendar/calendar.ts';
import { formatInstant, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { calendar, workdays } from './calendars.ts';

const berlin = calendar({
  timeZone: 'Europe/Berlin',
  weekly: {
    mon: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
    tue: [['09:00', '17:00']],
    fri: [['09:00', '15:00']],
  },
  holidays: ['2026-10-27'],
});

describe('business days', () => {
  it.each([
    // Friday 23 October 2026, the weekend of the autumn change, a holiday on Tuesday
    ['2026-10-23T08:00:00Z', 1, '2026-10-26T16:00:00Z'],
    ['2026-10-23T08:00:00Z', 2, '2026-10-30T14:00:00Z'],
    ['2026-10-24T08:00:00Z', 1, '2026-10-26T16:00:00Z'],
    // Saturday in Berlin, Friday in UTC
    ['2026-10-23T22:30:00Z', 1, '2026-10-26T16:00:00Z'],
    // none left: the next end of a business day
    ['2026-10-26T10:00:00Z', 0, '2026-10-26T16:00:00Z'],
    ['2026-10-26T16:00:00Z', 0, '2026-10-26T16:00:00Z'],
    ['2026-10-26T16:00:01Z', 0, '2026-10-30T14:00:00Z'],
  ])('from %s, %i of them end at %s', (from, days, expected) => {
    const at = dueInBusinessDays(berlin, { from: parseInstant(from), days });
    expect(at === UNREACHABLE ? at : formatInstant(at)).toBe(expected);
  });

  it('none left at midnight is the date that begins, not the one that closes then', () => {
    const always = workdays('UTC', ['00:00', '24:00']);
    const from = parseInstant('2026-06-02T00:00:00Z');
    expect(dueInBusinessDays(always, { from, days: 0 })).toBe(parseInstant('2026-06-03T00:00:00Z'));
    const night = workdays('UTC', ['22:00', '24:00']);
    expect(dueInBusinessDays(night, { from, days: 0 })).toBe(parseInstant('2026-06-03T00:00:00Z'));
  });

  it('are counted between two dates, the first of them left out', () => {
    const between = (from: string, to: string) =>
      businessDaysBetween(berlin, { from: parseInstant(from), to: parseInstant(to) });
    expect(between('2026-10-23T08:00:00Z', '2026-10-26T08:00:00Z')).toBe(1);
    expect(between('2026-10-26T08:00:00Z', '2026-10-26T22:59:59Z')).toBe(0);
    expect(between('2026-10-26T08:00:00Z', '2026-10-30T08:00:00Z')).toBe(1);
  });

  it('of many years are found, of none are not', () => {
    const office = workdays('UTC', ['09:00', '17:00']);
    const from = parseInstant('2026-01-01T00:00:00Z');
    expect(dueInBusinessDays(office, { from, days: 2600 })).toBe(
      parseInstant('2035-12-20T17:00:00Z'),
    );
    expect(dueInBusinessDays(office, { from, days: 2700 })).toBe(UNREACHABLE);
    const once = calendar({ exceptions: { '2026-05-01': [['09:00', '10:00']] } });
    expect(dueInBusinessDays(once, { from, days: 1 })).toBe(parseInstant('2026-05-01T10:00:00Z'));
    expect(dueInBusinessDays(once, { from, days: 2 })).toBe(UNREACHABLE);
  });

  it('are whole and not negative', () => {
    expect(() => dueInBusinessDays(berlin, { from: 0, days: -1 })).toThrow('not negative');
    expect(() => dueInBusinessDays(berlin, { from: 0, days: 1.5 })).toThrow('whole number');
  });
});
