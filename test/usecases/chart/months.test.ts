import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../src/domain/calendar/calendar.ts';
import { ALWAYS_OPEN, calendarTerms } from '../../../src/domain/calendar/calendar-terms.ts';
import { formatInstant, parseInstant } from '../../../src/domain/calendar/instant.ts';
import {
  firstWorkingMorning,
  monthsBefore,
  namesOfMonth,
} from '../../../src/usecases/chart/months.ts';

const BERLIN = 'Europe/Berlin';
const WORKDAY = [['09:00', '17:00']];
const OFFICE = calendarTerms.parse({
  timeZone: BERLIN,
  weekly: { mon: WORKDAY, tue: WORKDAY },
});
const october = {
  from: parseInstant('2026-09-30T22:00:00Z'),
  to: parseInstant('2026-10-31T23:00:00Z'),
};

describe('the months of a chart', () => {
  it('are the ones that have ended, with their real lengths in the zone', () => {
    const months = monthsBefore(BERLIN, parseInstant('2026-11-01T00:00:00Z'), 12);
    expect(months).toHaveLength(12);
    expect(months.at(-1)).toEqual(october);
    expect(namesOfMonth(BERLIN, months[0] ?? october)).toEqual({
      key: '2025-11',
      label: 'Nov 2025',
    });
    expect(namesOfMonth(BERLIN, months[10] ?? october)).toEqual({
      key: '2026-09',
      label: 'Sep 2026',
    });
  });

  it('do not contain the month that runs', () => {
    const beforeMidnight = parseInstant('2026-10-31T22:59:59Z');
    expect(monthsBefore(BERLIN, beforeMidnight, 1).at(0)?.to).toBe(october.from);
  });
});

describe('the first working morning after a month', () => {
  it.each([
    ['office hours', OFFICE, '2026-11-02T08:00:00Z'],
    ['round the clock', ALWAYS_OPEN(BERLIN), '2026-11-01T07:00:00Z'],
  ])('with %s', (_name, terms, expected) => {
    const calendar = compileCalendar(terms);
    expect(formatInstant(firstWorkingMorning(october, calendar) ?? 0)).toBe(expected);
  });
});
