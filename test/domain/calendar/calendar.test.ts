import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  due,
  dueBackward,
  elapsed,
  isOpen,
  openIntervals,
  UNREACHABLE,
} from '../../../src/domain/calendar/calendar.ts';
import {
  DAY,
  formatInstant,
  HOUR,
  MINUTE,
  parseInstant,
} from '../../../src/domain/calendar/instant.ts';
import { calendar, daily, span, workdays } from './calendars.ts';

describe('open time on the nights when clocks change', () => {
  it.each([
    // zone, hours, one local date as instants, expected open minutes
    ['Europe/Berlin', '00:00', '24:00', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23 * 60],
    ['Europe/Berlin', '00:00', '24:00', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 25 * 60],
    // an opening inside the gap moves to its end
    ['Europe/Berlin', '02:30', '04:00', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 60],
    ['Europe/Berlin', '01:00', '02:30', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 60],
    ['Europe/Berlin', '02:10', '02:50', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 0],
    // an opening uses the first occurrence, a closing the last
    ['Europe/Berlin', '02:30', '04:00', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 150],
    ['Europe/Berlin', '01:00', '02:30', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 150],
    ['Europe/Berlin', '02:00', '03:00', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 120],
    ['America/New_York', '01:30', '03:30', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z', 60],
    ['America/New_York', '01:30', '03:30', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z', 180],
    ['Australia/Sydney', '00:00', '24:00', '2026-04-04T13:00:00Z', '2026-04-05T14:00:00Z', 25 * 60],
    ['Australia/Sydney', '00:00', '24:00', '2026-10-03T14:00:00Z', '2026-10-04T13:00:00Z', 23 * 60],
    // Lord Howe shifts by half an hour
    ['Australia/Lord_Howe', '00:00', '24:00', '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z', 1470],
    ['Australia/Lord_Howe', '00:00', '24:00', '2026-10-03T13:30:00Z', '2026-10-04T13:00:00Z', 1410],
    ['Australia/Lord_Howe', '01:45', '03:00', '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z', 105],
    ['Australia/Lord_Howe', '02:15', '03:00', '2026-10-03T13:30:00Z', '2026-10-04T13:00:00Z', 30],
    // zones that change at midnight: the day begins at 01:00, or its last hour comes twice
    [
      'America/Sao_Paulo',
      '00:00',
      '24:00',
      '2018-11-04T03:00:00Z',
      '2018-11-05T02:00:00Z',
      23 * 60,
    ],
    ['America/Sao_Paulo', '23:00', '24:00', '2018-02-17T03:00:00Z', '2018-02-18T03:00:00Z', 120],
    ['Africa/Cairo', '00:30', '02:00', '2026-04-23T22:00:00Z', '2026-04-24T21:00:00Z', 60],
    ['Africa/Cairo', '22:00', '24:00', '2026-10-28T21:00:00Z', '2026-10-29T22:00:00Z', 180],
    ['Asia/Beirut', '00:00', '06:00', '2026-03-28T22:00:00Z', '2026-03-29T21:00:00Z', 300],
    ['Asia/Beirut', '22:00', '24:00', '2026-10-23T21:00:00Z', '2026-10-24T22:00:00Z', 180],
  ])('%s, %s to %s, from %s to %s: %i minutes', (...night) => {
    const [zone, from, to, start, end, minutes] = night;
    expect(elapsed(daily(zone, [from, to]), span(start, end))).toBe(minutes * MINUTE);
  });

  it('a local date that a zone skipped has no opening', () => {
    const apia = daily('Pacific/Apia', ['09:00', '17:00']);
    const around = span('2011-12-29T10:00:00Z', '2012-01-01T10:00:00Z');
    expect(openIntervals(apia, around)).toEqual([
      span('2011-12-29T19:00:00Z', '2011-12-30T03:00:00Z'),
      span('2011-12-30T19:00:00Z', '2011-12-31T03:00:00Z'),
      span('2011-12-31T19:00:00Z', '2012-01-01T03:00:00Z'),
    ]);
    const always = daily('Pacific/Apia', ['00:00', '24:00']);
    expect(elapsed(always, around)).toBe(3 * DAY);
  });

  it('a break over the repeated hour lasts for both', () => {
    const hours: [string, string][] = [['00:00', '06:00']];
    const night = calendar({
      timeZone: 'Europe/Berlin',
      weekly: { sun: hours },
      breaks: { '2026-10-25': [['02:00', '03:00']] },
    });
    expect(elapsed(night, span('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'))).toBe(5 * HOUR);
  });
});

describe('what a calendar is made of', () => {
  const week = span('2026-06-01T00:00:00Z', '2026-06-08T00:00:00Z');

  it('an interval may run past midnight, into the next week too', () => {
    const night = calendar({ weekly: { sun: [['22:00', '06:00']] } });
    expect(openIntervals(night, week)).toEqual([
      span('2026-06-01T00:00:00Z', '2026-06-01T06:00:00Z'),
      span('2026-06-07T22:00:00Z', '2026-06-08T00:00:00Z'),
    ]);
  });

  it('touching intervals are one', () => {
    const touching = calendar({
      weekly: {
        mon: [
          ['09:00', '12:00'],
          ['12:00', '24:00'],
        ],
        tue: [['00:00', '01:00']],
      },
    });
    expect(openIntervals(touching, week)).toEqual([
      span('2026-06-01T09:00:00Z', '2026-06-02T01:00:00Z'),
    ]);
  });

  it('a holiday closes its date, also the part of a night that reaches into it', () => {
    const night = calendar({ weekly: { mon: [['22:00', '06:00']] }, holidays: ['2026-06-02'] });
    expect(elapsed(night, week)).toBe(2 * HOUR);
  });

  it('a special opening replaces the weekly hours of its date and opens a holiday', () => {
    const special = calendar({
      weekly: { mon: [['09:00', '17:00']] },
      holidays: ['2026-06-02'],
      exceptions: { '2026-06-01': [], '2026-06-02': [['22:00', '02:00']] },
    });
    expect(openIntervals(special, week)).toEqual([
      span('2026-06-02T22:00:00Z', '2026-06-03T02:00:00Z'),
    ]);
  });

  it('a recurring holiday may cross New Year', () => {
    const closed = calendar({
      weekly: { mon: [['09:00', '10:00']], fri: [['09:00', '10:00']] },
      holidays: [{ from: '12-24', to: '01-02' }],
    });
    // Mondays and Fridays from 21 December to 4 January: 21, (25, 28, 1), 4.
    expect(elapsed(closed, span('2026-12-21T00:00:00Z', '2027-01-05T00:00:00Z'))).toBe(2 * HOUR);
  });

  it('a break is cut out of whatever is open', () => {
    const lunch = calendar({
      weekly: {
        mon: [
          ['09:00', '12:15'],
          ['12:20', '17:00'],
        ],
      },
      breaks: { '2026-06-01': [['12:00', '13:00']] },
    });
    expect(openIntervals(lunch, week)).toEqual([
      span('2026-06-01T09:00:00Z', '2026-06-01T12:00:00Z'),
      span('2026-06-01T13:00:00Z', '2026-06-01T17:00:00Z'),
    ]);
  });
});

describe('due dates', () => {
  const office = workdays('Europe/Berlin', ['09:00', '17:00']);

  it.each([
    [
      '2026-03-27T15:00:00Z',
      60,
      '2026-03-27T16:00:00Z',
      'the closing instant, not the next opening',
    ],
    [
      '2026-03-27T15:00:00Z',
      61,
      '2026-03-30T07:01:00Z',
      'the first minute of Monday, in summer time',
    ],
    ['2026-03-28T12:00:00Z', 0, '2026-03-28T12:00:00Z', 'at once when nothing is granted'],
    ['2026-03-28T12:00:00Z', 480, '2026-03-30T15:00:00Z', 'the end of a whole day'],
  ])('from %s, %i minutes are due at %s: %s', (from, minutes, expected) => {
    const at = due(office, { from: parseInstant(from), ms: minutes * MINUTE });
    expect(at === UNREACHABLE ? at : formatInstant(at)).toBe(expected);
  });

  it('backwards, the latest instant is an opening', () => {
    const from = parseInstant('2026-03-30T08:00:00Z');
    expect(dueBackward(office, { from, ms: HOUR })).toBe(parseInstant('2026-03-30T07:00:00Z'));
    expect(dueBackward(office, { from, ms: HOUR + 1 })).toBe(
      parseInstant('2026-03-27T16:00:00Z') - 1,
    );
  });

  it('beyond ten years a due date is unreachable, in both directions', () => {
    const once = calendar({ exceptions: { '2026-05-01': [['09:00', '10:00']] } });
    const from = parseInstant('2026-01-01T00:00:00Z');
    expect(due(once, { from, ms: HOUR })).toBe(parseInstant('2026-05-01T10:00:00Z'));
    expect(due(once, { from, ms: HOUR + 1 })).toBe(UNREACHABLE);
    expect(due(once, { from: from - 11 * 365 * DAY, ms: 1 })).toBe(UNREACHABLE);
    expect(dueBackward(once, { from, ms: 1 })).toBe(UNREACHABLE);
    expect(due(office, { from, ms: Number.MAX_SAFE_INTEGER })).toBe(UNREACHABLE);
  });

  it('refuses negative budgets, negative spans and far years with a sentence', () => {
    const from = parseInstant('2026-01-01T00:00:00Z');
    expect(() => due(office, { from, ms: -1 })).toThrow('cannot be negative');
    expect(() => dueBackward(office, { from, ms: -1 })).toThrow('cannot be negative');
    expect(() => elapsed(office, { from, to: from - 1 })).toThrow('before it starts');
    expect(() => isOpen(office, parseInstant('0001-01-01T00:00:00Z'))).toThrow('1900 to 2300');
  });

  it('the answer does not depend on what was asked before', () => {
    const start = parseInstant('2026-01-01T00:00:00Z');
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -3000, max: 3000 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 5000 * 60 }),
        (days, minutes) => {
          const asked = workdays('America/New_York', ['08:00', '18:00']);
          for (const day of days) isOpen(asked, start + day * DAY);
          const fresh = workdays('America/New_York', ['08:00', '18:00']);
          const question = { from: start, ms: minutes * MINUTE };
          expect(due(asked, question)).toBe(due(fresh, question));
          expect(dueBackward(asked, question)).toBe(dueBackward(fresh, question));
        },
      ),
      { numRuns: 60 },
    );
  });
});
