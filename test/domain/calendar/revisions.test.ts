import { describe, expect, it } from 'vitest';
import { dueInBusinessDays } from '../../../src/domain/calendar/business-days.ts';
import {
  compileRevisions,
  due,
  elapsed,
  openIntervals,
} from '../../../src/domain/calendar/calendar.ts';
import { calendarTerms } from '../../../src/domain/calendar/calendar-terms.ts';
import { HOUR, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { span } from './calendars.ts';

const WEEK = span('2026-06-01T00:00:00Z', '2026-06-06T00:00:00Z');

function revision(hours: [string, string], other: object = {}) {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri'];
  const weekly = Object.fromEntries(days.map((day) => [day, [hours]]));
  return calendarTerms.parse({ timeZone: 'UTC', weekly, ...other });
}

const short = revision(['09:00', '12:00'], { from: '2026-01-01' });
const long = revision(['09:00', '17:00'], { from: '2026-06-03' });

describe('revisions of a calendar', () => {
  it('each holds from its date on; what was before stays', () => {
    const revised = compileRevisions([short, long]);
    expect(elapsed(revised, WEEK)).toBe(2 * 3 * HOUR + 3 * 8 * HOUR);
    const from = parseInstant('2026-06-02T11:00:00Z');
    expect(due(revised, { from, ms: 9 * HOUR })).toBe(parseInstant('2026-06-03T17:00:00Z'));
  });

  it('the first holds before its date, too', () => {
    const before = span('2025-06-02T00:00:00Z', '2025-06-03T00:00:00Z');
    expect(elapsed(compileRevisions([short, long]), before)).toBe(3 * HOUR);
  });

  it('a later one from an earlier date replaces those that it overtakes', () => {
    const corrected = revision(['10:00', '11:00'], { from: '2026-06-02' });
    expect(elapsed(compileRevisions([short, long, corrected]), WEEK)).toBe(3 * HOUR + 4 * HOUR);
    const always = revision(['10:00', '11:00']);
    expect(elapsed(compileRevisions([short, long, always]), WEEK)).toBe(5 * HOUR);
  });

  it('a night that reaches into the new revision ends where that one begins', () => {
    const night = revision(['22:00', '06:00']);
    const revised = compileRevisions([night, revision(['09:00', '10:00'], { from: '2026-06-03' })]);
    const around = span('2026-06-02T12:00:00Z', '2026-06-03T12:00:00Z');
    expect(openIntervals(revised, around)).toEqual([
      span('2026-06-02T22:00:00Z', '2026-06-03T00:00:00Z'),
      span('2026-06-03T09:00:00Z', '2026-06-03T10:00:00Z'),
    ]);
  });

  it('a site may move to another zone', () => {
    const moved = revision(['09:00', '17:00'], {
      timeZone: 'America/New_York',
      from: '2026-06-03',
    });
    const revised = compileRevisions([revision(['09:00', '17:00']), moved]);
    expect(openIntervals(revised, span('2026-06-02T00:00:00Z', '2026-06-04T00:00:00Z'))).toEqual([
      span('2026-06-02T09:00:00Z', '2026-06-02T17:00:00Z'),
      span('2026-06-03T13:00:00Z', '2026-06-03T21:00:00Z'),
    ]);
    const from = parseInstant('2026-06-02T10:00:00Z');
    expect(dueInBusinessDays(revised, { from, days: 1 })).toBe(
      parseInstant('2026-06-03T21:00:00Z'),
    );
  });
});
