import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtestClocks } from '../../../src/domain/backtest/backtest.ts';
import { creditsOf } from '../../../src/domain/backtest/credits.ts';
import { reachBack } from '../../../src/domain/backtest/reach-back.ts';
import { HOUR, MINUTE } from '../../../src/domain/calendar/instant.ts';
import type { WorkItem } from '../../../src/domain/measurement/work-item-event.ts';
import { resolutionKind } from '../../../src/domain/target/kinds/resolution.ts';
import { measureTarget } from '../../../src/domain/target/measure-target.ts';
import { targetTerms } from '../../../src/domain/target/target-terms.ts';
import { daily, span, workdays } from '../calendar/calendars.ts';
import { event, june } from '../clock/work-items.ts';

const office = workdays('UTC', ['08:00', '16:00']);
const always = daily('UTC', ['00:00', '24:00']);
const NOW = june('30 12:00');
const WEEKS = [
  span('2026-06-01T00:00:00Z', '2026-06-08T00:00:00Z'),
  span('2026-06-08T00:00:00Z', '2026-06-15T00:00:00Z'),
  span('2026-06-15T00:00:00Z', '2026-06-22T00:00:00Z'),
];

function terms(within: string, attainment = '90') {
  const written = { key: 'p2', kind: 'resolution', period: 'week', within, attainment };
  return resolutionKind.terms.parse(written);
}

function item(key: string, opened: string, resolved: string): WorkItem {
  return { key, events: [event('opened', opened), event('resolved', resolved)] };
}

// Two hours, five hours and one hour over the weekend; in the third week nothing.
const ITEMS = [
  item('short', '2 09:00', '2 11:00'),
  item('long', '3 09:00', '3 14:00'),
  item('weekend', '12 15:30', '15 08:30'),
];

function past(workItems: readonly WorkItem[] = ITEMS) {
  return { periods: WEEKS, facts: { workItems, outages: [], exclusions: [] }, asOf: NOW };
}

describe('a history replayed under other terms', () => {
  const today = { terms: terms('4h'), calendar: office };

  it('judges every period by both, and lists what was late the longest', () => {
    const other = { terms: terms('90m'), calendar: office };
    const result = backtestClocks({ today, other }, past());
    expect(result.today.figures.map(({ verdict }) => verdict)).toEqual([
      'breached',
      'no-data',
      'met',
    ]);
    expect(result.other.figures.map(({ percent }) => percent)).toEqual([
      '0.000000',
      null,
      '100.000000',
    ]);
    expect(result.today.worstMisses).toEqual([
      { workItemKey: 'long', dueAt: june('3 13:00'), lateMs: HOUR, open: false },
    ]);
    expect(
      result.other.worstMisses.map(({ workItemKey, lateMs }) => [workItemKey, lateMs]),
    ).toEqual([
      ['long', 3.5 * HOUR],
      ['short', 30 * MINUTE],
    ]);
    expect(result.today.percentiles).toMatchObject({ cases: 3, p50: 2 * HOUR, p95: 5 * HOUR });
  });

  it('runs on another calendar, where the weekend counts', () => {
    const other = { terms: terms('4h'), calendar: always };
    const { worstMisses, percentiles } = backtestClocks({ today, other }, past()).other;
    expect(worstMisses[0]).toMatchObject({ workItemKey: 'weekend', lateMs: 61 * HOUR });
    expect(percentiles).toMatchObject({ p95: 65 * HOUR });
  });

  it('judges each work item by what it was promised when it was opened', () => {
    const former = { terms: terms('6h'), calendar: office };
    const pinned = ({ key }: WorkItem) =>
      key === 'long' ? former : key === 'short' ? null : today;
    const { today: judged } = backtestClocks({ today: { ...today, pinned }, other: today }, past());
    expect(judged.figures.map(({ percent }) => percent)).toEqual([
      '100.000000',
      null,
      '100.000000',
    ]);
    expect(judged.percentiles?.cases).toBe(2);
  });

  it('is too little to learn from with three cases in two weeks', () => {
    expect(backtestClocks({ today, other: today }, past()).enough).toBe(false);
    const busy = WEEKS.flatMap((_, week) =>
      Array.from({ length: 7 }, (__, i) =>
        item(`${week}-${i}`, `${2 + week * 7} 09:00`, `${2 + week * 7} 10:00`),
      ),
    );
    expect(backtestClocks({ today, other: today }, past(busy)).enough).toBe(true);
    expect(backtestClocks({ today, other: today }, past(busy.slice(0, 14))).enough).toBe(false);
  });
});

const anyItems = fc.array(
  fc.record({ at: fc.integer({ min: 0, max: 20 * 24 }), took: fc.integer({ min: 1, max: 100 }) }),
  { maxLength: 40 },
);

describe('every replay', () => {
  it('gives the figure that measuring each period by itself gives', () => {
    fc.assert(
      fc.property(anyItems, fc.constantFrom('2h', '6h', '1bd', '12h calendar'), (drawn, within) => {
        const workItems = drawn.map(({ at, took }, i) => ({
          key: `INC${i}`,
          events: [
            { ...event('opened', '1 00:00'), id: `${i}a`, at: june('1 00:00') + at * HOUR },
            {
              ...event('resolved', '1 00:00'),
              id: `${i}b`,
              at: june('1 00:00') + (at + took) * HOUR,
            },
          ],
        }));
        const { facts } = past(workItems);
        const promise = { terms: terms(within), calendar: office };
        const today = { terms: terms('4h'), calendar: office };
        const { figures } = backtestClocks({ today, other: promise }, past(workItems)).other;
        const alone = WEEKS.map((period) =>
          measureTarget({
            ...{ terms: targetTerms.parse(promise.terms), calendar: office, timeZone: 'UTC' },
            ...{ asOf: NOW, period, facts },
          }),
        );
        expect(figures).toEqual(alone);
      }),
    );
  });

  it('needs nothing of a work item to which nothing happened since its reach', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.constantFrom('h', 'bd'), (size, unit) => {
        const promise = { terms: terms(`${size}${unit}`), calendar: office };
        const since = reachBack([promise], june('8 00:00'));
        const before = since - MINUTE;
        const workItems = [
          {
            key: 'old',
            events: [
              { ...event('opened', '1 00:00'), id: 'a', at: before },
              { ...event('resolved', '1 00:00'), id: 'b', at: before },
            ],
          },
        ];
        const { figures } = backtestClocks(
          { today: promise, other: promise },
          past(workItems),
        ).today;
        expect(figures.slice(1).every(({ verdict }) => verdict === 'no-data')).toBe(true);
      }),
    );
  });
});

describe('the credits that would have been due', () => {
  it('are added up over the periods in which anything was measured', () => {
    const reached = ['99.950000', '99.899999', null, '98.000000'];
    const due = creditsOf(
      reached.map((percent) => ({ percent })),
      {
        ...{
          target: 'p2',
          tiers: [
            ['99.9', '5'],
            ['99', '30'],
          ],
          cap: '20',
        },
        fee: { amount: '1000.50', currency: 'EUR' },
      },
    );
    expect(due.periods.map((credit) => credit?.amount ?? null)).toEqual([
      '0.00',
      '50.03',
      null,
      '200.10',
    ]);
    expect(due).toMatchObject({ currency: 'EUR', total: '250.13' });
  });
});
