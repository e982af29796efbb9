import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../../src/domain/calendar/instant.ts';
import type { Sample } from '../../../../src/domain/measurement/sample.ts';
import { june } from '../../clock/work-items.ts';
import { counts, JUNE, measure, OFFICE, objections, value } from './measured.ts';

const RATIO = { kind: 'ratio', objective: '99' };

function ratio(samples: readonly Sample[], terms: object = {}, asOf = JUNE.to) {
  return measure({ ...RATIO, ...terms }, { samples }, { asOf });
}

describe('a ratio of events', () => {
  it.each([
    [990, 10, 'met', '99.000000'],
    [989, 11, 'breached', '98.900000'],
    // 0.99 has no exact binary form: the verdict is decided on whole numbers.
    [98_999_999, 1_000_000, 'breached', '98.999999'],
  ])('of %d good and %d bad is judged exactly', (...[good, bad, verdict, percent]) => {
    expect(ratio([counts('3 10:00', [good, bad])])).toMatchObject({
      ...{ verdict, percent, provisional: true, unfinished: false },
      attainment: {
        of: 'events',
        counted: 'events',
        good,
        bad,
        unknown: 0,
        coverage: '100.000000',
      },
    });
  });

  it('adds up events, and does not average the ratios of its samples', () => {
    const samples = [counts('3 10:00', [50, 50]), counts('3 11:00', [10_000, 0])];
    expect(ratio(samples)).toMatchObject({ percent: '99.504950', verdict: 'met' });
  });

  it('without any event is no data', () => {
    expect(ratio([])).toMatchObject({ verdict: 'no-data', percent: null });
    expect(ratio([counts('3 10:00', [0, 0])])).toMatchObject({ verdict: 'no-data' });
  });

  it.each([
    ['ignore', 'met', '99.000000', 1000],
    ['good', 'met', '99.090909', 1100],
    ['bad', 'breached', '90.000000', 1100],
  ])('treats unknown events as agreed: %s', (...[unknown, verdict, percent, judged]) => {
    expect(ratio([counts('3 10:00', [990, 10, 100])], { unknown })).toMatchObject({
      ...{ verdict, percent },
      attainment: { unknown: 100, judged, coverage: '90.909090', blocked: false },
    });
  });

  it.each([
    [99, 901, false, 'met'],
    [100, 900, true, 'no-data'],
  ])(
    'of which %d unknown beside %d good is judged unless too much is unknown',
    (...[unknown, good, blocked, verdict]) => {
      const terms = { unknown: 'block', blockAbove: '9.9' };
      const figure = ratio([counts('3 10:00', [good, 0, unknown])], terms);
      expect(figure).toMatchObject({ verdict, attainment: { blocked } });
      expect(figure.percent).toBe(blocked ? null : '100.000000');
    },
  );

  it('counts only in the agreed hours, unless it is agreed otherwise', () => {
    const samples = [
      counts('3 10:00', [99, 1]),
      counts('3 20:00', [0, 50]),
      counts('6 10:00', [0, 50]),
    ];
    const agreed = measure(RATIO, { samples }, { calendar: OFFICE });
    expect(agreed.attainment).toMatchObject({ good: 99, bad: 1 });
    expect(agreed.explanation).toEqual({
      of: 'events',
      counted: 'events',
      days: [
        { date: '2026-06-03', good: 99, bad: 1, unknown: 0, outside: 50 },
        { date: '2026-06-06', good: 0, bad: 0, unknown: 0, outside: 50 },
      ],
    });
    const always = measure({ ...RATIO, hours: 'always' }, { samples }, { calendar: OFFICE });
    expect(always.attainment).toMatchObject({ good: 99, bad: 101 });
  });

  it('does not count what happens in an exclusion, in another period or under another name', () => {
    const exclusions = [{ id: 'x', from: june('3 00:00'), to: june('4 00:00'), reason: 'move' }];
    const samples = [
      counts('3 10:00', [0, 7]),
      { ...counts('1 00:00', [0, 7]), at: JUNE.from - 1 },
      { ...counts('1 00:00', [0, 7]), at: JUNE.to },
      { ...counts('2 00:00', [0, 7]), indicator: 'other' },
      { ...counts('1 00:00', [5, 0]), at: JUNE.from },
    ];
    expect(measure(RATIO, { samples, exclusions }).attainment).toMatchObject({ good: 5, bad: 0 });
  });

  it.each([
    [[counts('3 10:00', [1000, 0])], '99', 'met'],
    [[counts('3 10:00', [993, 7])], '99', 'met'],
    // Eight of the ten that may be bad are spent.
    [[counts('3 10:00', [992, 8])], '99', 'at-risk'],
    // It can still recover among more events.
    [[counts('3 10:00', [900, 100])], '99', 'at-risk'],
    [[counts('3 10:00', [999, 1])], '100', 'breached'],
    [[counts('9 10:00', [900, 100])], '99', 'no-data'],
  ] as const)('%# while the period runs', (samples, objective, verdict) => {
    expect(ratio(samples, { objective }, june('5 00:00'))).toMatchObject({
      verdict,
      provisional: true,
      unfinished: true,
    });
  });

  it('tells how many may still be bad', () => {
    expect(ratio([counts('3 10:00', [995, 5])]).budget).toEqual({
      ...{ unit: 'events', granted: 10, spent: 5, left: 5 },
    });
  });
});

describe('a percentile', () => {
  it('is the share of values at or under the limit', () => {
    const samples = [...Array(19)].map((_, i) => value('3 10:00', i === 0 ? '300' : '12.5'));
    const p95 = { objective: '95', atMost: '300ms' };
    expect(ratio([...samples, value('3 10:00', '300.001')], p95)).toMatchObject({
      ...{ verdict: 'met', percent: '95.000000' },
    });
    expect(ratio([...samples.slice(1), value('3 10:00', '301')], p95)).toMatchObject({
      ...{ verdict: 'breached', percent: '94.736842' },
    });
  });

  it.each([
    ['2s', '2000', '2000.1'],
    ['1.5 min', '90000', '90001'],
    ['0.3', '0.3', '0.30000001'],
  ])('at most %s is %s and not %s', (atMost, good, bad) => {
    const samples = [value('3 10:00', good), value('3 10:00', bad)];
    expect(ratio(samples, { atMost }).attainment).toMatchObject({ good: 1, bad: 1 });
  });
});

describe('time slices', () => {
  const SLICES = { slice: '1h', sliceObjective: '90', objective: '99' };

  it('are good when their own share is good enough, whatever their volume', () => {
    const samples = [
      counts('1 00:10', [9, 1]),
      counts('1 01:10', [8, 2]),
      counts('1 01:20', [10_000, 0]),
      counts('1 02:10', [8, 2]),
    ];
    expect(ratio(samples, SLICES, june('1 03:00')).attainment).toMatchObject({
      ...{ counted: 'slices', good: 2, bad: 1, unknown: 0, judged: 3 },
    });
  });

  it('without data are unknown, not good, and a slice that has not ended is not judged', () => {
    const samples = [counts('1 00:10', [1, 0]), counts('1 02:10', [0, 1])];
    expect(ratio(samples, SLICES, june('1 02:30')).attainment).toMatchObject({
      ...{ good: 1, bad: 0, unknown: 1, coverage: '50.000000' },
    });
  });

  it('outside the agreed hours do not exist', () => {
    const { attainment } = measure(
      { ...RATIO, ...SLICES, unknown: 'bad' },
      { samples: [counts('1 09:10', [1, 0]), counts('1 20:10', [0, 1])] },
      { calendar: OFFICE },
    );
    expect(attainment).toMatchObject({ good: 1, bad: 0, unknown: 22 * 8 - 1, judged: 22 * 8 });
  });

  it.each([
    // Seven of the 720 hours of June may be bad.
    [7, 'at-risk'],
    [8, 'breached'],
  ])(
    'with %d bad ones are lost as soon as the rest of the period cannot save them',
    (bad, verdict) => {
      const samples = [...Array(bad)].map((_, i) => ({
        ...counts('1 00:00', [0, 1]),
        at: JUNE.from + i * HOUR,
      }));
      expect(ratio(samples, SLICES, june('2 00:00'))).toMatchObject({
        verdict,
        budget: { unit: 'slices', spent: bad },
      });
    },
  );

  it('add up to the figure, day by day', () => {
    const samples = [counts('1 10:10', [1, 0]), counts('2 10:10', [0, 1])];
    const { explanation, attainment } = ratio(samples, SLICES, june('3 00:00'));
    expect(explanation).toMatchObject({
      days: [
        { date: '2026-06-01', good: 1, bad: 0, unknown: 23 },
        { date: '2026-06-02', good: 0, bad: 1, unknown: 23 },
      ],
    });
    expect(attainment).toMatchObject({ good: 1, bad: 1, unknown: 46 });
  });
});

describe('samples of a ratio', () => {
  const drawn = fc.array(
    fc.record({ minute: fc.nat(43_199), good: fc.nat(5), bad: fc.nat(5), unknown: fc.nat(2) }),
    { maxLength: 30 },
  );
  const asSamples = (
    list: readonly { minute: number; good: number; bad: number; unknown: number }[],
  ) =>
    list.map(
      ({ minute, ...seen }, i): Sample => ({
        ...{ id: `${i}`, indicator: 'it', at: JUNE.from + minute * 60_000, of: 'counts', ...seen },
      }),
    );

  it('may come in any order and more than once', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.constantFrom({}, { slice: '7m', sliceObjective: '50' }),
        (list, terms) => {
          const samples = asSamples(list);
          const shuffled = [...samples.toReversed(), ...samples];
          expect(ratio(shuffled, terms)).toEqual(ratio(samples, terms));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('are each in one day of the explanation, which adds up', () => {
    fc.assert(
      fc.property(drawn, (list) => {
        const { explanation, attainment } = measure(
          RATIO,
          { samples: asSamples(list) },
          { calendar: OFFICE },
        );
        const days = explanation.of === 'events' ? explanation.days : [];
        const sum = (name: 'good' | 'bad' | 'unknown' | 'outside') =>
          days.reduce((total, day) => total + day[name], 0);
        expect(attainment).toMatchObject({
          good: sum('good'),
          bad: sum('bad'),
          unknown: sum('unknown'),
        });
        const all = list.reduce((total, { good, bad, unknown }) => total + good + bad + unknown, 0);
        expect(sum('good') + sum('bad') + sum('unknown') + sum('outside')).toBe(all);
      }),
    );
  });
});

describe('the terms of a ratio', () => {
  it.each([
    [{ atMost: 'fast' }, '300ms'],
    [{ slice: '5m' }, 'give both'],
    [{ sliceObjective: '99' }, 'give both'],
    [{ slice: '10s', sliceObjective: '99' }, 'one minute or more'],
    [{ slice: '1bd', sliceObjective: '99' }, 'one minute or more'],
    [{ unknown: 'block' }, 'blockAbove'],
    [{ blockAbove: '10' }, 'blockAbove'],
    [{ unknown: 'maybe' }, 'unknown'],
    [{ objectiv: '99' }, 'objectiv'],
  ])('refuse %j', (mistake, saying) => {
    expect(objections({ ...RATIO, ...mistake })).toContain(saying);
  });
});
