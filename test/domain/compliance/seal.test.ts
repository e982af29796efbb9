import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../src/domain/calendar/calendar.ts';
import { ALWAYS_OPEN, calendarTerms } from '../../../src/domain/calendar/calendar-terms.ts';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import { periodOf } from '../../../src/domain/calendar/period.ts';
import { differenceOf } from '../../../src/domain/compliance/restatement.ts';
import { publishedFigure, sealDue } from '../../../src/domain/compliance/seal.ts';
import type { Figure } from '../../../src/domain/target/figure.ts';

const at = parseInstant;
const office = compileCalendar(
  calendarTerms.parse({
    timeZone: 'Europe/Berlin',
    weekly: Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]]),
    ),
    holidays: ['2026-04-03', '2026-04-06'],
  }),
);

const month = (text: string) =>
  periodOf({ unit: 'month', timeZone: 'Europe/Berlin', at: at(text) });

describe('a period is sealed', () => {
  it.each([
    // Sunday 1 February: Monday, Tuesday and Wednesday follow.
    ['2026-01-15T12:00:00Z', '2026-02-04T16:00:00Z'],
    // Wednesday 1 April counts, Good Friday and Easter Monday do not.
    ['2026-03-15T12:00:00Z', '2026-04-07T15:00:00Z'],
    // Friday 1 May, Monday, Tuesday.
    ['2026-04-15T12:00:00Z', '2026-05-05T15:00:00Z'],
  ])('that contains %s at %s', (inside, due) => {
    expect(sealDue(office, month(inside))).toBe(at(due));
  });

  it('at midnight after its third day where every day is a business day', () => {
    const always = compileCalendar(ALWAYS_OPEN('Europe/Berlin'));
    expect(sealDue(always, month('2026-01-15T12:00:00Z'))).toBe(at('2026-02-03T23:00:00Z'));
  });
});

const figure: Figure = {
  period: month('2026-01-15T12:00:00Z'),
  verdict: 'met',
  provisional: true,
  attainment: { of: 'cases', met: 9, missed: 1, eligible: 10, open: 0, paused: 0, cancelled: 0 },
  percent: '90.000000',
  budget: { unit: 'cases', granted: 1, spent: 1, left: 0 },
  atRisk: [],
  missedItems: [{ workItemKey: 'INC1', dueAt: 1, breachedAt: 1 }],
};

describe('the difference between figures', () => {
  it('is none between a figure and itself once it is published', () => {
    expect(differenceOf(publishedFigure(figure), figure)).toEqual([]);
    expect(publishedFigure(figure).provisional).toBe(false);
  });

  it('names what differs, and which cases', () => {
    const fresh: Figure = {
      ...figure,
      verdict: 'breached',
      missedItems: [...figure.missedItems, { workItemKey: 'INC2', dueAt: 2, breachedAt: 2 }],
    };
    expect(differenceOf(figure, fresh)).toEqual([
      { path: 'verdict', before: 'met', after: 'breached' },
      { path: 'missed.INC2 due 2', before: null, after: 'missed' },
    ]);
  });

  it('is also an exclusion that moves no number', () => {
    const exclusions = [{ id: '7', from: 1, to: 2, reason: 'other reason: a test' }];
    expect(differenceOf(figure, { ...figure, exclusions })).toEqual([
      { path: 'excluded.7 from 1 to 2', before: null, after: 'other reason: a test' },
    ]);
  });
});
