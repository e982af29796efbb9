import { describe, expect, it } from 'vitest';
import { ALWAYS_OPEN, calendarTerms } from '../../../src/domain/calendar/calendar-terms.ts';

const monday = { mon: [['09:00', '17:00']] };

describe('the terms of a calendar', () => {
  it('fill in what is not said', () => {
    expect(calendarTerms.parse({ timeZone: 'UTC', weekly: monday })).toEqual({
      timeZone: 'UTC',
      weekly: monday,
      holidays: [],
      exceptions: {},
      breaks: {},
    });
  });

  it('can be open around the clock', () => {
    expect(ALWAYS_OPEN('Asia/Tokyo')).toMatchObject({
      timeZone: 'Asia/Tokyo',
      weekly: { sun: [['00:00', '24:00']] },
    });
  });

  it.each([
    ['an unknown zone', { timeZone: 'Europe/Atlantis' }, 'timeZone', 'Europe/Atlantis'],
    ['an offset', { timeZone: '+01:00' }, 'timeZone', '+01:00'],
    ['no zone', { timeZone: '' }, 'timeZone', 'not a time zone'],
    ['a weekday that is none', { weekly: { monday: [] } }, 'weekly', 'monday'],
    ['a key that is none', { holiday: [] }, '', 'holiday'],
    [
      'an opening that is none',
      { weekly: { mon: [['9:00', '17:00']] } },
      'weekly.mon.0.0',
      'not an opening time',
    ],
    [
      'an opening at 24:00',
      { weekly: { mon: [['24:00', '17:00']] } },
      'weekly.mon.0.0',
      'not an opening time',
    ],
    [
      'a closing that is none',
      { weekly: { mon: [['09:00', '25:00']] } },
      'weekly.mon.0.1',
      'not a closing time',
    ],
    ['an empty interval', { weekly: { mon: [['09:00', '09:00']] } }, 'weekly.mon', 'empty'],
    [
      'overlapping intervals',
      {
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['11:59', '13:00'],
          ],
        },
      },
      'weekly.mon',
      'overlap',
    ],
    [
      'intervals that overlap past midnight',
      {
        exceptions: {
          '2026-12-24': [
            ['22:00', '02:00'],
            ['23:00', '24:00'],
          ],
        },
      },
      'exceptions.2026-12-24',
      'overlap',
    ],
    ['a holiday on no date', { holidays: ['2026-02-29'] }, 'holidays.0', '2026-02-29'],
    [
      'a recurring holiday on no day',
      { holidays: [{ from: '12-24', to: '02-30' }] },
      'holidays.0.to',
      'not a day of the year',
    ],
    [
      'an exception on no date',
      { exceptions: { '24.12.2026': [] } },
      'exceptions.24.12.2026',
      'not a date',
    ],
    [
      'a break without a length',
      { breaks: { '2026-12-24': [['12:00', '12:00']] } },
      'breaks.2026-12-24',
      'empty',
    ],
    ['no opening at all', { weekly: {} }, '', 'never opens'],
    [
      'empty days only',
      { weekly: { mon: [] }, exceptions: { '2026-12-24': [] } },
      '',
      'never opens',
    ],
    [
      'holidays on every day of the year',
      {
        holidays: [
          { from: '01-01', to: '06-30' },
          { from: '07-01', to: '12-31' },
        ],
      },
      '',
      'never opens',
    ],
  ])('refuse %s and name the place', (...[, mistake, place, saying]) => {
    const read = calendarTerms.safeParse({ timeZone: 'UTC', weekly: monday, ...mistake });
    const said = read.error?.issues ?? [];
    expect(
      said.some(({ path, message }) => path.join('.') === place && message.includes(saying)),
    ).toBe(true);
  });
});
