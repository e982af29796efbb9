import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EffectiveTerms } from '../../../../src/domain/agreement/agreement-terms.ts';
import {
  dateIn,
  recurringOn,
  termAfter,
  termOn,
} from '../../../../src/domain/agreement/dates/term.ts';
import { parseInstant } from '../../../../src/domain/calendar/instant.ts';

function tacit(...[from, to, term, notice = 'P3M']: readonly [string, string, string, string?]) {
  return { from, to, renewal: { kind: 'tacit' as const, term, notice } };
}

describe('date bugs that GLPI had, kept away by name', () => {
  it('glpi#2596: the end is told from the end, not from the start date', () => {
    const effective = { from: '2017-08-10', to: '2018-08-09' };
    expect(termOn(effective, '2017-08-11')).toMatchObject({ last: '2018-08-09', renewals: 0 });
  });

  it('glpi#6004: the first notice falls before the end of the initial 36 months, not of the first 12', () => {
    const effective = tacit('2018-09-27', '2021-09-26', 'P12M');
    expect(termOn(effective, '2019-06-06')).toMatchObject({ noticeBy: '2021-06-26' });
  });

  it('glpi#14703: 60 months and a renewal of 12 are 72 months, not 120', () => {
    const effective = tacit('2018-01-01', '2022-12-31', 'P12M');
    expect(termOn(effective, '2023-06-01')?.last).toBe('2023-12-31');
  });

  it('glpi#15893: after three years it goes on year by year, and notice counts up to three months before', () => {
    const effective = tacit('2020-08-01', '2023-07-31', 'P1Y');
    expect(termOn(effective, '2023-10-31')).toEqual({
      ...{ renewals: 1, last: '2024-07-31', noticeBy: '2024-04-30' },
    });
  });

  it.each([
    ['2025-12-20', '2026-03-15', 'P3M', '2025-12-15'],
    ['2026-01-01', '2026-01-15', 'P2M', '2025-11-15'],
    ['2026-01-01', '2026-01-31', 'P30D', '2026-01-01'],
    ['2026-01-01', '2026-01-31', 'P31D', '2025-12-31'],
  ] as const)(
    'glpi#18954: seen on %s, notice for %s with %s counts until %s, across the year',
    (...[today, to, notice, by]) => {
      const effective = tacit('2024-01-01', to, 'P1Y', notice);
      expect(termOn(effective, today)?.noticeBy).toBe(by);
    },
  );

  it('glpi#18954: a notice that has passed is still the one of its term', () => {
    const effective: EffectiveTerms = {
      ...{ from: '2024-01-01', to: '2025-06-30' },
      renewal: { kind: 'express', term: 'P1Y', notice: 'P3M' },
    };
    expect(termOn(effective, '2026-05-01')?.noticeBy).toBe('2025-03-31');
  });

  it('glpi#23084: once it has renewed, notice is counted from the renewed end', () => {
    const effective = tacit('2024-08-29', '2025-08-28', 'P12M', 'P2M');
    expect(termOn(effective, '2026-02-11')).toEqual({
      ...{ renewals: 1, last: '2026-08-28', noticeBy: '2026-06-28' },
    });
  });
});

describe('terms', () => {
  it.each([
    [
      'the last day of a month stays the last day',
      '2025-03-01',
      '2026-02-28',
      'P1M',
      '2026-03-15',
      '2026-03-31',
    ],
    [
      'and of February in a leap year, too',
      '2024-03-01',
      '2027-02-28',
      'P1Y',
      '2027-06-01',
      '2028-02-29',
    ],
    [
      'a start on the 31st clamps without drifting',
      '2026-01-31',
      '2026-02-27',
      'P1M',
      '2026-04-01',
      '2026-04-29',
    ],
    ['and comes back to the 31st', '2026-01-31', '2026-02-27', 'P1M', '2026-03-01', '2026-03-30'],
    ['a leap day as the start', '2024-02-29', '2025-02-27', 'P1Y', '2027-12-01', '2028-02-28'],
    [
      'the middle of a month is no matter of clamping',
      '2025-01-15',
      '2025-07-14',
      'P6M',
      '2026-01-15',
      '2026-07-14',
    ],
    ['weeks are weeks', '2026-01-01', '2026-01-14', 'P2W', '2026-01-29', '2026-02-11'],
  ] as const)('%s: from %s to %s by %s, on %s until %s', (...[_, from, to, term, on, last]) => {
    expect(termOn(tacit(from, to, term), on)?.last).toBe(last);
  });

  it('30 days and a month are not the same notice', () => {
    expect(termOn(tacit('2026-01-01', '2026-03-31', 'P1Y', 'P1M'), '2026-01-01')?.noticeBy).toBe(
      '2026-02-28',
    );
    expect(termOn(tacit('2026-01-01', '2026-03-31', 'P1Y', 'P30D'), '2026-01-01')?.noticeBy).toBe(
      '2026-03-01',
    );
  });

  it('no end date has no term, and what is not renewed has one', () => {
    expect(termOn({ from: '2026-01-01' }, '2030-01-01')).toBeNull();
    const once: EffectiveTerms = {
      from: '2026-01-01',
      to: '2026-12-31',
      renewal: { kind: 'none' },
    };
    expect(termOn(once, '2030-01-01')?.last).toBe('2026-12-31');
    expect(termAfter(once, { renewals: 0, last: '2026-12-31', noticeBy: null })).toBeNull();
  });

  it('today is the date of the agreement’s zone', () => {
    const at = parseInstant('2026-12-31T23:30:00Z');
    expect([dateIn('Europe/Berlin', at), dateIn('Europe/London', at)]).toEqual([
      '2027-01-01',
      '2026-12-31',
    ]);
    expect(dateIn('Pacific/Kiritimati', parseInstant('2026-12-31T10:30:00Z'))).toBe('2027-01-01');
  });

  it('the term of a date always contains it, and ends after the one before', () => {
    const date = fc
      .date({
        min: new Date('2000-01-01T00:00:00Z'),
        max: new Date('2060-12-31T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((each) => each.toISOString().slice(0, 10));
    const span = fc.constantFrom('P1M', 'P3M', 'P1Y', 'P2W', 'P90D', 'P1Y6M', 'P30D');
    fc.assert(
      fc.property(fc.tuple(date, date, date), span, ([a, b, on], term) => {
        const [from = a, to = b] = [a, b].sort();
        const effective = tacit(from, to, term, 'P30D');
        const found = termOn(effective, on);
        expect(found && found.last >= on).toBe(true);
        if (!found || found.renewals === 0) return;
        const before = termOn(effective, found.last.slice(0, 10));
        expect(before?.renewals).toBe(found.renewals);
        expect((found.noticeBy ?? '') < found.last).toBe(true);
      }),
    );
  });

  it('decades of monthly renewals are not walked through one by one', () => {
    expect(termOn(tacit('1900-01-01', '1900-01-31', 'P1D'), '2026-11-21')?.last).toBe('2026-11-21');
  });
});

describe('reviews', () => {
  it.each([
    ['2025-10-01', 'P3M', '2026-11-21', '2027-01-01'],
    ['2025-10-01', 'P3M', '2026-10-01', '2026-10-01'],
    ['2026-01-31', 'P1M', '2026-02-10', '2026-02-28'],
    ['2026-01-31', 'P1M', '2026-03-01', '2026-03-31'],
    ['2024-02-29', 'P1Y', '2025-01-01', '2025-02-28'],
    ['2024-02-29', 'P1Y', '2027-03-01', '2028-02-29'],
    ['2027-01-01', 'P1Y', '2026-01-01', '2028-01-01'],
  ] as const)(
    'from %s every %s, seen on %s, the next one is on %s',
    (...[anchor, every, on, next]) => {
      expect(recurringOn(anchor, every, on)).toBe(next);
    },
  );
});
