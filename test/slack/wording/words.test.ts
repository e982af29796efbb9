import { describe, expect, it } from 'vitest';
import { spanWords } from '../../../src/domain/agreement/date-words.ts';
import { datesWords, endWords } from '../../../src/domain/agreement/effective-words.ts';
import { DAY, HOUR, MINUTE, parseInstant, SECOND } from '../../../src/domain/calendar/instant.ts';
import type { Figure } from '../../../src/domain/target/figure.ts';
import { attainedCounts, budgetWords } from '../../../src/domain/target/figure-words.ts';
import { lengthWords } from '../../../src/domain/target/length-words.ts';
import { targetTerms } from '../../../src/domain/target/target-terms.ts';
import { endOfDate, readAt } from '../../../src/slack/commands/at.ts';
import { clockWords } from '../../../src/slack/wording/clock-words.ts';
import {
  atRiskWords,
  attainedPercent,
  verdictName,
} from '../../../src/slack/wording/figure-words.ts';
import { periodWords } from '../../../src/slack/wording/period-words.ts';
import { promiseLine } from '../../../src/slack/wording/promise-line.ts';

const NOW = parseInstant('2026-11-21T13:00:00Z');
const BERLIN = clockWords('Europe/Berlin', NOW);

describe('times on the clock of the reader', () => {
  it.each([
    ['2026-11-21T15:05:00Z', 'today 16:05'],
    ['2026-11-21T22:59:00Z', 'today 23:59'],
    ['2026-11-21T23:00:00Z', 'tomorrow 00:00'],
    ['2026-11-20T08:00:00Z', 'yesterday 09:00'],
    ['2026-11-24T08:00:00Z', 'Tue 24 Nov 09:00'],
    ['2026-11-16T08:00:00Z', 'Mon 16 Nov 09:00'],
    ['2027-03-03T08:00:00Z', '3 Mar 2027 09:00'],
    ['2026-06-30T22:00:00Z', '1 Jul 2026 00:00'],
  ])('%s is “%s”', (at, words) => {
    expect(BERLIN.time(parseInstant(at))).toBe(words);
  });

  it('are told in UTC to somebody whose zone is unknown', () => {
    const clock = clockWords('Mars/Olympus', NOW);
    expect(clock.timeZone).toBe('UTC');
    expect(clock.time(NOW)).toBe('today 13:00');
  });
});

describe('lengths', () => {
  it.each([
    [0, '0 min'],
    [45 * SECOND, '45 s'],
    [15 * MINUTE, '15 min'],
    [90 * MINUTE, '1 h 30 min'],
    [720 * HOUR, '720 h'],
    [HOUR + 30 * SECOND, '1 h'],
    [12 * MINUTE + 21 * SECOND + 999, '12 min 21 s'],
  ])('%d ms are %s', (ms, words) => {
    expect(lengthWords(ms)).toBe(words);
  });
});

describe('promises', () => {
  const common = { key: 'one', within: '15m', attainment: '95' };

  it.each([
    [
      { key: 'one', kind: 'availability', objective: '99.9' },
      'Available 99.9 % of the agreed time each month',
    ],
    [
      { ...common, kind: 'response', priority: 'P1' },
      '95 % of P1 tickets each month answered within 15 support minutes',
    ],
    [
      { ...common, kind: 'resolution', attainment: '100' },
      'Every ticket each month resolved within 15 support minutes',
    ],
    [
      { ...common, kind: 'update', priority: 'urgent' },
      '95 % of urgent tickets each month updated at least every 15 support minutes',
    ],
    [
      { ...common, kind: 'response', within: 'next business day 16:00, pauses shift' },
      '95 % of all tickets each month answered by 16:00 on the next business day, later when it waits',
    ],
    [
      {
        ...{ ...common, kind: 'resolution', within: 'same day 18:00', priority: 'P1' },
        ...{ holder: 'cloudmail', segment: { site: 'Zurich', group: 'executives' } },
      },
      '95 % of P1 tickets (group executives, site Zurich) each month resolved by 18:00 on the same day while cloudmail holds it',
    ],
  ])('%j', (terms, words) => {
    expect(promiseLine(targetTerms.parse(terms))).toBe(words);
  });
});

const COUNTS = {
  ...{ met: 38, missed: 1, eligible: 39, open: 0, paused: 0, cancelled: 0 },
  of: 'cases',
} as const;

const CASES: Figure = {
  period: { from: NOW - DAY, to: NOW + DAY },
  verdict: 'met',
  provisional: true,
  attainment: COUNTS,
  percent: '97.435897',
  budget: { unit: 'cases', granted: 1, spent: 1, left: 0 },
  atRisk: [],
  missedItems: [],
};

describe('figures', () => {
  it.each([
    ['97.435897', '95', '97.43 %'],
    ['99.995000', '99.9', '99.99 %'],
    ['99.989969', '99.9', '99.98 %'],
    ['99.999999', '99.9', '99.99 %'],
    ['100.000000', '99.9', '100 %'],
    ['99.997000', '99.995', '99.997 %'],
    ['99.994999', '99.995', '99.994 %'],
    ['95.000000', '95', '95 %'],
    ['0.000000', '95', '0 %'],
  ])('%s with the objective %s shows %s', (percent, objective, words) => {
    expect(attainedPercent({ ...CASES, percent }, objective)).toBe(words);
  });

  it('have their counts beside them', () => {
    expect(attainedCounts(CASES)).toBe('38 of 39 in time');
    const attainment = { ...COUNTS, open: 2, paused: 1 };
    const words = attainedCounts({ ...CASES, attainment });
    expect(words).toBe('38 of 39 in time, 3 still open, 1 of them paused');
    const handSet = attainedCounts({ ...CASES, attainment: { ...COUNTS, handSet: 2 } });
    expect(handSet).toBe('38 of 39 in time, 2 due dates set by hand');
  });

  it('have their minutes beside them', () => {
    const attainment = { of: 'time', agreedMs: 720 * HOUR, downtimeMs: 31 * MINUTE } as const;
    expect(attainedCounts({ ...CASES, attainment })).toBe('31 min down of 720 h');
  });

  it('without anything to judge say so', () => {
    expect(attainedPercent({ ...CASES, percent: null }, '95')).toBeNull();
    expect(attainedCounts({ ...CASES, percent: null })).toContain('nothing to judge yet');
  });

  it('are met so far while their period runs, and met when it is over', () => {
    expect(verdictName(CASES, NOW)).toBe('Met so far');
    expect(verdictName(CASES, NOW + DAY)).toBe('Met');
    expect(verdictName({ ...CASES, verdict: 'breached' }, NOW)).toBe('Missed');
  });
});

describe('what may still go wrong', () => {
  const cases = { unit: 'cases', granted: 3, spent: 0 } as const;
  const time = { unit: 'ms', granted: HOUR, spent: 0 } as const;

  it.each([
    [{ ...cases, left: 3 }, '3 misses left'],
    [{ ...cases, left: 1 }, '1 miss left'],
    [{ ...cases, left: 0 }, 'no miss left'],
    [{ ...cases, left: -2 }, '2 misses too many'],
    [{ ...time, left: 12 * MINUTE }, '12 min of downtime left'],
    [{ ...time, left: 0 }, 'no downtime left'],
    [{ ...time, left: -18 * MINUTE }, '18 min of downtime too much'],
  ])('%j', (budget, words) => {
    expect(budgetWords(budget)).toBe(words);
  });

  it('names what is at risk, the soonest first, and no more than three', () => {
    const items = [5, 1, 2, 3].map((hours) => ({
      workItemKey: `INC${hours}`,
      dueAt: NOW + hours * HOUR,
      remainingMs: hours * HOUR,
      spentPercent: 80,
    }));
    expect(atRiskWords(items, BERLIN)).toBe(
      'INC1 due today 15:00, INC2 due today 16:00, INC3 due today 17:00, 1 more',
    );
  });
});

describe('periods and dates', () => {
  const from = parseInstant('2026-10-31T23:00:00Z');
  const period = { from, to: from + 30 * DAY };

  it.each([
    ['week', 'week of 1 Nov 2026'],
    ['month', 'November 2026'],
    ['quarter', 'Q4 2026'],
    ['year', '2026'],
  ] as const)('a %s is “%s”, in the zone of the agreement', (unit, name) => {
    const seen = { unit, timeZone: 'Europe/Berlin' };
    expect(periodWords(period, { ...seen, asOf: period.to })).toBe(name);
    // The end of its last day is what somebody asks for who asks about that day.
    expect(periodWords(period, { ...seen, asOf: period.to - 1 })).toBe(name);
    expect(periodWords(period, { ...seen, asOf: period.to - 2 })).toBe(`${name} so far`);
  });

  it('an agreement says when it ends or what comes then', () => {
    const tacit = { kind: 'tacit', term: 'P1Y', notice: 'P90D' } as const;
    const dates = { from: '2026-01-01', to: '2026-12-31', renewal: tacit };
    expect(datesWords(dates)).toBe(
      'from 1 Jan 2026 until 31 Dec 2026, renews by itself for 1 year (notice: 90 days before)',
    );
    expect(endWords(dates)).toBe('renews after 31 Dec 2026');
    expect(endWords({ from: '2026-01-01', to: '2026-12-31' })).toBe('ends 31 Dec 2026');
    expect(endWords({ from: '2026-01-01' })).toBe('no end date');
    expect(spanWords('P1Y6M')).toBe('1 year 6 months');
  });

  it('a date after --at means the end of that day where the person lives', () => {
    const here = { now: NOW, timeZone: 'Europe/Berlin' };
    expect(readAt('2026-10-25', here)).toBe(parseInstant('2026-10-25T23:00:00Z') - 1);
    expect(readAt('2026-11-21', here)).toBe(NOW);
    expect(readAt('2026-04-01T00:00:00Z', here)).toBe(parseInstant('2026-04-01T00:00:00Z'));
    expect(readAt(undefined, here)).toBeUndefined();
    expect(() => readAt('2026-11-22', here)).toThrow('in the future');
    expect(endOfDate('2026-03-29', 'Europe/Berlin')).toBe(parseInstant('2026-03-29T22:00:00Z') - 1);
  });
});
