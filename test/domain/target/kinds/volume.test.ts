import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkItem } from '../../../../src/domain/measurement/work-item-event.ts';
import { overDemandOf } from '../../../../src/domain/target/over-demand.ts';
import { event, june } from '../../clock/work-items.ts';
import { counts, JUNE, measure, objections, sample } from './measured.ts';

const DEMAND = { kind: 'volume', capacity: 4 };

const ticket = (key: string, when: string, ...more: WorkItem['events']): WorkItem => ({
  key,
  events: [event('opened', when), ...more],
});
const tickets = (number: number) =>
  Array.from({ length: number }, (_, i) => ticket(`T${i}`, `${i + 1} 10:00`));

describe('demand', () => {
  it.each([
    [0, 'no-data'],
    [1, 'met'],
    [4, 'met'],
    [5, 'breached'],
  ])('of %d of 4 tickets is %s', (number, verdict) => {
    expect(measure(DEMAND, { workItems: tickets(number) })).toMatchObject({
      ...{ verdict, percent: null, provisional: true, unfinished: false },
      attainment: { of: 'count', counted: number, capacity: 4 },
      budget: { unit: 'demand', granted: 4, spent: number, left: 4 - number },
    });
  });

  it.each([
    [2, 'met'],
    [3, 'at-risk'],
    [5, 'breached'],
  ])('of %d of 4 while the period runs is %s', (number, verdict) => {
    const seen = { asOf: june('9 00:00') };
    expect(measure(DEMAND, { workItems: tickets(number) }, seen).verdict).toBe(verdict);
  });

  it('counts what was opened in the period and not cancelled', () => {
    const workItems = [
      ticket('seen', '3 10:00', event('resolved', '3 11:00'), event('reopened', '4 10:00')),
      ticket('duplicate', '3 10:00', event('cancelled', '3 10:05')),
      { key: 'may', events: [{ ...event('opened', '1 00:00'), at: JUNE.from - 1 }] },
      { key: 'july', events: [{ ...event('opened', '1 00:00'), at: JUNE.to }] },
      { key: 'never opened', events: [event('replied', '3 10:00')] },
    ];
    const figure = measure(DEMAND, { workItems });
    expect(figure.attainment).toMatchObject({ counted: 1 });
    expect(figure.explanation).toEqual({ of: 'count', days: [{ date: '2026-06-03', counted: 1 }] });
    expect(measure(DEMAND, { workItems }, { asOf: june('3 10:00') }).attainment).toMatchObject({
      counted: 2,
    });
  });

  it('counts what was merged, withdrawn or reopened as clocks do', () => {
    const cancelled = event('cancelled', '3 10:05');
    const withdrawn = event('retracted', '3 10:06', { retracts: cancelled.id });
    const countOf = (...more: WorkItem['events']) => {
      const { attainment } = measure(DEMAND, { workItems: [ticket('T', '3 10:00', ...more)] });
      return attainment;
    };
    const merged = event('merged', '3 10:05', { other: 'U' });
    expect(countOf(merged)).toMatchObject({ counted: 0 });
    expect(countOf(cancelled, withdrawn)).toMatchObject({ counted: 1 });
    expect(countOf(cancelled, event('reopened', '4 09:00'))).toMatchObject({ counted: 1 });
    const opening = { retracts: event('opened', '3 10:00').id };
    expect(countOf(event('retracted', '3 11:00', opening))).toMatchObject({ counted: 0 });
  });

  it('can be counted by samples', () => {
    const samples = [counts('3 10:00', [1, 2, 3]), sample('4 10:00', { of: 'delivery' })];
    const figure = measure({ ...DEMAND, counts: 'samples' }, { samples, workItems: tickets(3) });
    expect(figure.attainment).toMatchObject({ counted: 7 });
  });

  it('adds up over the days, whatever the order', () => {
    const days = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 20 });
    fc.assert(
      fc.property(days, (list) => {
        const workItems = list.map((day, i) => ticket(`T${i}`, `${day} 12:00`));
        const figure = measure(DEMAND, { workItems });
        expect(measure(DEMAND, { workItems: workItems.toReversed() })).toEqual(figure);
        const rows = figure.explanation.of === 'count' ? figure.explanation.days : [];
        const counted = rows.reduce((sum, row) => sum + row.counted, 0);
        expect(figure.attainment).toMatchObject({ counted });
      }),
    );
  });
});

describe('the agreed demand', () => {
  const standing = (number: number) => [
    { terms: { key: 'up' }, figure: measure({ kind: 'availability', objective: '99' }, {}) },
    { terms: { key: 'demand' }, figure: measure(DEMAND, { workItems: tickets(number) }) },
  ];

  it('is exceeded when more was asked for', () => {
    expect(overDemandOf(standing(5))).toEqual({ targetKey: 'demand', counted: 5, capacity: 4 });
    expect(overDemandOf(standing(4))).toBeNull();
    expect(overDemandOf([])).toBeNull();
  });
});

it.each([
  [{ capacity: 0 }, 'must be 1 or more'],
  [{ capacity: -3 }, 'must be 1 or more'],
  [{ capacity: '100' }, 'whole number'],
  [{ counts: 'tickets' }, 'counts'],
  [{ capasity: 3 }, 'capasity'],
])('the terms of volume refuse %j', (mistake, saying) => {
  expect(objections({ ...DEMAND, ...mistake })).toContain(saying);
});
