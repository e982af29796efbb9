import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/calendar/instant.ts';
import type { Outage } from '../../../../src/domain/measurement/outage.ts';
import { june } from '../../clock/work-items.ts';
import { JUNE, measure, OFFICE, objections } from './measured.ts';

const FEW = { kind: 'reliability', interruptions: 2 };
const SOON = { kind: 'reliability', meanTimeToRestore: '1h' };

let number = 0;

function down(from: string, to: string | null, other: Partial<Outage> = {}): Outage {
  number += 1;
  return { id: `o${number}`, from: june(from), to: to === null ? null : june(to), ...other };
}

const hour = (day: number) => down(`${day} 10:00`, `${day} 11:00`);

describe('interruptions', () => {
  it.each([
    [[], 'met', 0],
    [[hour(3), hour(4)], 'met', 2],
    [[hour(3), hour(4), hour(5)], 'breached', 3],
  ] as const)('%# are counted over the period', (outages, verdict, count) => {
    expect(measure(FEW, { outages })).toMatchObject({
      ...{ verdict, percent: null, provisional: true, unfinished: false },
      attainment: { of: 'interruptions', count },
      budget: { unit: 'interruptions', granted: 2, spent: count, left: 2 - count },
    });
  });

  it.each([
    [[], 'met'],
    [[hour(3)], 'met'],
    [[hour(3), hour(4)], 'at-risk'],
    [[hour(3), hour(4), hour(5)], 'breached'],
  ])('%# while the period runs', (outages, verdict) => {
    expect(measure(FEW, { outages }, { asOf: june('6 00:00') })).toMatchObject({
      ...{ verdict, provisional: true, unfinished: true },
    });
  });

  it('that overlap or touch are one', () => {
    const outages = [
      down('3 10:00', '3 11:00', { component: 'a' }),
      down('3 10:30', '3 12:00', { component: 'b' }),
      down('3 12:00', '3 13:00', { weight: 0.5 }),
      down('3 15:00', '3 16:00', { weight: 0 }),
    ];
    const figure = measure(FEW, { outages });
    expect(figure.attainment).toMatchObject({ count: 1, restoreMs: 3 * HOUR });
    expect(figure.explanation).toMatchObject({
      interruptions: [{ from: june('3 10:00'), to: june('3 13:00'), restoreMs: 3 * HOUR }],
    });
  });

  it('of redundant components are those in which all are down', () => {
    const outages = [
      down('3 10:00', '3 12:00', { component: 'a' }),
      down('3 11:00', '3 13:00', { component: 'b' }),
      down('4 10:00', '4 12:00', { component: 'a' }),
    ];
    const figure = measure({ ...FEW, redundant: ['a', 'b'] }, { outages });
    expect(figure.attainment).toMatchObject({ count: 1, restoreMs: HOUR });
  });

  it('outside the agreed hours and inside exclusions do not count', () => {
    const exclusions = [{ id: 'x', from: june('4 00:00'), to: june('5 00:00'), reason: 'move' }];
    const outages = [down('3 20:00', '3 22:00'), hour(4), down('5 16:00', '8 10:00')];
    const figure = measure(FEW, { outages, exclusions }, { calendar: OFFICE });
    // Friday from 16:00 to 17:00 and Monday from 9:00 to 10:00.
    expect(figure.attainment).toMatchObject({ count: 1, restoreMs: 2 * HOUR });
  });

  it('belong to the period in which they begin, with their whole length', () => {
    const outages = [
      { ...down('1 00:00', '1 02:00'), from: JUNE.from - HOUR },
      { ...down('30 23:00', '30 23:00'), to: JUNE.to + 2 * HOUR },
    ];
    const figure = measure(FEW, { outages }, { asOf: JUNE.to + DAY });
    expect(figure).toMatchObject({
      attainment: { count: 1, restoreMs: 3 * HOUR, ongoing: false },
      provisional: true,
      unfinished: false,
    });
  });

  it('that last are provisional, also after the period', () => {
    const figure = measure(FEW, { outages: [down('30 23:00', null)] }, { asOf: JUNE.to + HOUR });
    expect(figure).toMatchObject({
      attainment: { count: 1, restoreMs: 2 * HOUR, ongoing: true },
      provisional: true,
      unfinished: true,
    });
  });

  it('before the first agreed minute are no data', () => {
    expect(measure(FEW, {}, { asOf: JUNE.from }).verdict).toBe('no-data');
  });

  it('lie apart on average by the time that the service was up', () => {
    const { attainment } = measure(FEW, { outages: [hour(3), hour(4)] });
    expect(attainment).toMatchObject({ meanBetweenMs: (30 * DAY - 2 * HOUR) / 2 });
  });
});

describe('the mean time to restore', () => {
  const of = (...minutes: readonly number[]) =>
    minutes.map((length, i) => {
      const from = june(`${i + 2} 10:00`);
      return { ...hour(2), id: `${i}`, from, to: from + length * MINUTE };
    });

  it.each([
    [[60], 'met'],
    [[30, 90], 'met'],
    [[30, 90, 61], 'breached'],
    [[], 'no-data'],
  ])('of %j minutes is compared exactly', (minutes, verdict) => {
    expect(measure(SOON, { outages: of(...minutes) }).verdict).toBe(verdict);
  });

  it('is decided to the millisecond, however it is shown', () => {
    const outages = of(60, 60, 60).map((each, i) => ({ ...each, to: each.to + (i === 0 ? 1 : 0) }));
    expect(measure(SOON, { outages })).toMatchObject({
      verdict: 'breached',
      attainment: { restoreMs: 3 * HOUR + 1, meanRestoreMs: HOUR + 1 },
    });
  });

  it.each([
    // More short interruptions could lower the mean, unless no more are allowed.
    [SOON, [90], 'at-risk'],
    [{ ...SOON, interruptions: 2 }, [90], 'at-risk'],
    [{ ...SOON, interruptions: 1 }, [90], 'breached'],
    [{ ...SOON, interruptions: 9 }, [50], 'met'],
  ])('%# while the period runs', (terms, minutes, verdict) => {
    const seen = { asOf: june('20 00:00') };
    expect(measure(terms, { outages: of(...minutes) }, seen).verdict).toBe(verdict);
  });

  it.each([
    ['3 10:44', 'met'],
    ['3 10:45', 'at-risk'],
  ])('of an interruption that lasts at %s is %s', (asOf, verdict) => {
    const seen = { asOf: june(asOf) };
    expect(measure(SOON, { outages: [down('3 10:00', null)] }, seen).verdict).toBe(verdict);
  });

  it('runs on support time, or around the clock', () => {
    const outages = [down('5 16:00', '8 10:00')];
    const restored = (meanTimeToRestore: string) =>
      measure({ ...SOON, meanTimeToRestore }, { outages }, { calendar: OFFICE }).attainment;
    expect(restored('1h')).toMatchObject({ restoreMs: 2 * HOUR });
    expect(restored('1h calendar')).toMatchObject({ restoreMs: 66 * HOUR });
  });
});

it('any order and division of outages gives the same interruptions', () => {
  const outage = fc.record({ from: fc.nat(40_000), length: fc.integer({ min: 1, max: 2000 }) });
  const terms = { ...FEW, meanTimeToRestore: '4h' };
  fc.assert(
    fc.property(fc.array(outage, { maxLength: 8 }), (list) => {
      const outages = list.map(({ from, length }, i) => ({
        id: `${i}`,
        from: JUNE.from + from * MINUTE,
        to: JUNE.from + (from + length) * MINUTE,
      }));
      const halves = outages.flatMap(({ id, from, to }) => {
        const middle = from + Math.floor((to - from) / 2);
        return [
          { id: `${id}b`, from: middle, to },
          { id: `${id}a`, from, to: middle },
        ];
      });
      const seen = { calendar: OFFICE };
      const figure = measure(terms, { outages }, seen);
      expect(measure(terms, { outages: halves.toReversed() }, seen)).toEqual(figure);
      const { explanation, attainment } = figure;
      const rows = explanation.of === 'interruptions' ? explanation.interruptions : [];
      const restoreMs = rows.reduce((sum, each) => sum + each.restoreMs, 0);
      expect(attainment).toMatchObject({ count: rows.length, restoreMs });
    }),
  );
});

it.each([
  [{ interruptions: undefined }, 'nothing is promised'],
  [{ interruptions: 1.5 }, 'whole number'],
  [{ interruptions: -1 }, 'interruptions'],
  [{ meanTimeToRestore: '2bd' }, 'not a time to restore'],
  [{ meanTimeToRepair: '2h' }, 'meanTimeToRepair'],
])('the terms of reliability refuse %j', (mistake, saying) => {
  expect(objections({ ...FEW, ...mistake })).toContain(saying);
});
