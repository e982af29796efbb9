import { describe, expect, it } from 'vitest';
import { agreementDates } from '../../../../src/domain/agreement/dates/agreement-dates.ts';
import { parseInstant } from '../../../../src/domain/calendar/instant.ts';
import { calendarsOf } from '../../../../src/usecases/work-item/fold-work-item.ts';
import { registerOf } from '../../../usecases/agreement/register.ts';
import { SOUND } from '../lint/small-register.ts';

const FROM = 'effective: { from: 2026-01-01 }';

/** The dates of the SLA of the small register after changes to all of it, seen at an instant. */
function datesOf(changes: readonly (readonly [string, string])[], at: string) {
  const [before = '', sla = ''] = SOUND.split('agreement: sla');
  let [rest, text] = [before, `agreement: sla${sla}`];
  for (const [from, to] of changes) {
    expect(rest + text).toContain(from);
    if (text.includes(from)) text = text.replace(from, to);
    else rest = rest.replace(from, to);
  }
  const asOf = parseInstant(at);
  const register = registerOf(rest + text, asOf);
  const agreement = register.agreements.get('sla')?.at(-1);
  if (!agreement) throw new Error('There is no SLA.');
  const scene = { register, asOf, calendarOf: calendarsOf(register) };
  return agreementDates(scene, agreement)
    .filter(({ kind }) => kind !== 'review')
    .map(({ on, kind, sentence }) => `${on} ${kind}: ${sentence}`);
}

const TACIT =
  'effective: { from: 2026-01-01, to: 2026-12-31, renewal: { kind: tacit, term: P1Y, notice: P3M } }';

describe('the dates of an agreement', () => {
  it('without an end are its reviews alone', () => {
    expect(datesOf([], '2026-11-16T08:40:00Z')).toEqual([]);
  });

  it('with tacit renewal are the last day for notice and the renewal, then those of the next term', () => {
    expect(datesOf([[FROM, TACIT]], '2026-09-01T08:00:00Z')).toEqual([
      '2026-09-30 notice: The last day on which notice counts. Without notice it renews by itself until 31 Dec 2027.',
      '2027-01-01 renewal: It renews by itself until 31 Dec 2027, unless notice is given before.',
    ]);
    expect(datesOf([[FROM, TACIT]], '2026-11-16T08:40:00Z')[0]).toMatch(
      /^2027-01-01 renewal: It renews by itself until 31 Dec 2027; the last day for notice was/,
    );
    expect(datesOf([[FROM, TACIT]], '2026-11-16T08:40:00Z')[1]).toMatch(/^2027-09-30 notice/);
  });

  it('with express renewal are by when to say so and the end', () => {
    const express = TACIT.replace('tacit', 'express');
    expect(datesOf([[FROM, express]], '2026-09-01T08:00:00Z')).toEqual([
      '2026-09-30 notice: The last day to say whether it is to be renewed.',
      '2026-12-31 expiry: Its last day, unless both sides agree to renew it for 1 year, which is to be said by 30 Sep 2026.',
    ]);
  });

  it('the term changes at midnight where the agreement is kept', () => {
    const seen = (at: string) => datesOf([[FROM, TACIT]], at)[0]?.slice(0, 10);
    expect(seen('2026-12-31T22:59:59Z')).toBe('2027-01-01');
    expect(seen('2026-12-31T23:00:00Z')).toBe('2027-09-30');
  });

  it('what it rests on ends, too', () => {
    expect(
      datesOf(
        [
          [FROM, FROM],
          ['kind: OLA', 'kind: OLA'],
        ],
        '2026-11-16T08:40:00Z',
      ),
    ).toEqual([]);
    const ola = SOUND.split('agreement: ola')[1]?.split('---')[0] ?? '';
    const ending = ola.replace(FROM, 'effective: { from: 2026-01-01, to: 2027-03-31 }');
    expect(datesOf([[ola, ending]], '2026-11-16T08:40:00Z')).toEqual([
      '2027-03-31 support-ends: OLA “ola” (ola), on which it rests, ends.',
    ]);
  });

  it('listed holidays run out at the end of their last year, and so do openings', () => {
    const weekly = "weekly: { mon-fri: [['09:00', '17:00']] }";
    expect(
      datesOf([[weekly, `${weekly}\nholidays: ['2026-12-25']`]], '2026-11-16T08:40:00Z'),
    ).toEqual([
      '2027-01-01 holidays-missing: The holidays of “office” are listed up to 2026; from then on its clocks run on holidays.',
    ]);
    const both = `${weekly}\nholidays: ['2026-12-25', '2027-12-25', { from: '12-31', to: '12-31' }]`;
    expect(datesOf([[weekly, both]], '2026-11-16T08:40:00Z')).toEqual([]);
    const days =
      "exceptions: { 2026-11-20: [['09:00', '17:00']], 2027-01-05: [['09:00', '17:00']] }";
    expect(datesOf([[weekly, days]], '2026-11-16T08:40:00Z')).toEqual([
      '2027-01-05 hours-end: The last opening of the calendar “office”; after it no clock runs.',
    ]);
  });

  it('after its end it has ended', () => {
    const fixed = 'effective: { from: 2026-01-01, to: 2026-10-31 }';
    expect(datesOf([[FROM, fixed]], '2026-11-16T08:40:00Z')).toEqual([
      '2026-10-31 expiry: It has ended.',
    ]);
  });
});
