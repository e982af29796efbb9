import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { june } from '../../clock/work-items.ts';
import { JUNE, measure, objections, value } from './measured.ts';

const MEAN = { kind: 'satisfaction', scale: [1, 5], mean: '4.2', minimumAnswers: 5 };
const SHARE = { kind: 'satisfaction', scale: [1, 5], share: '80', atOrAbove: 4, minimumAnswers: 5 };

function answered(...answers: readonly (number | string)[]) {
  return answers.map((answer, i) => value(`3 10:${String(10 + i)}`, String(answer)));
}

function survey(terms: object, answers: readonly (number | string)[], asOf = JUNE.to) {
  return measure(terms, { samples: answered(...answers) }, { asOf });
}

describe('the mean of answers', () => {
  it.each([
    [[4, 4, 4, 4, 5], 'met', '4.20'],
    [[4, 4, 4, 4, 4], 'breached', '4.00'],
    // 30 ÷ 7 = 4.2857…, cut and not rounded.
    [[5, 5, 4, 4, 4, 4, 4], 'met', '4.28'],
  ] as const)('of %j is decided exactly', (answers, verdict, mean) => {
    expect(survey(MEAN, answers)).toMatchObject({
      ...{ verdict, percent: null, provisional: true, unfinished: false },
      attainment: { of: 'score', answers: answers.length, mean, high: null, offScale: 0 },
    });
  });

  it('has a budget of points', () => {
    // Ten answers may stay 8 points below 50, and do so by 5.
    expect(survey(MEAN, [5, 5, 5, 5, 5, 4, 4, 4, 4, 4]).budget).toEqual({
      ...{ unit: 'points', granted: 8, spent: 5, left: 3 },
    });
  });

  it.each([
    [[5, 5, 5, 5, 5], 'met'],
    [[5, 5, 5, 4, 4], 'met'],
    [[4, 4, 4, 4, 5], 'at-risk'],
    [[1, 1, 1, 1, 1], 'at-risk'],
  ])('of %j while the period runs is %s', (answers, verdict) => {
    expect(survey(MEAN, answers, june('9 00:00'))).toMatchObject({
      verdict,
      provisional: true,
      unfinished: true,
    });
  });

  it('of nothing but the highest answers is lost with one lower', () => {
    const terms = { ...MEAN, mean: '5' };
    expect(survey(terms, [5, 5, 5, 5, 4], june('9 00:00')).verdict).toBe('breached');
  });
});

describe('the share of high answers', () => {
  it.each([
    [[4, 4, 4, 5, 1], 'met', '80.000000'],
    [[4, 4, 3, 5, 1], 'breached', '60.000000'],
  ])('of %j is judged exactly', (answers, verdict, percent) => {
    const high = answers.filter((answer) => answer >= 4).length;
    expect(survey(SHARE, answers)).toMatchObject({
      ...{ verdict, percent },
      attainment: { high },
      budget: { unit: 'answers', granted: 1, spent: 5 - high },
    });
  });

  it('and the mean must both be reached', () => {
    const both = { ...MEAN, ...SHARE };
    expect(survey(both, [4, 4, 4, 5, 1]).verdict).toBe('breached');
    expect(survey(both, [5, 5, 5, 5, 1]).verdict).toBe('met');
    expect(survey(both, [5, 5, 5, 3, 3]).verdict).toBe('breached');
  });
});

describe('answers', () => {
  it.each([
    [[5, 5, 5, 5], 'no-data'],
    [[5, 5, 5, 5, 5], 'met'],
  ])('%j are judged from the agreed number on', (answers, verdict) => {
    expect(survey(MEAN, answers).verdict).toBe(verdict);
    const figure = survey(SHARE, answers);
    expect([figure.verdict, figure.percent === null]).toEqual([verdict, verdict === 'no-data']);
  });

  it('that do not lie on the scale are told of, but not judged', () => {
    expect(survey(MEAN, [5, 5, 5, 5, 5, 0, 6, '4.5', '5.0']).attainment).toMatchObject({
      ...{ answers: 6, sum: 30, offScale: 3 },
    });
  });

  it('that were given in an exclusion do not count', () => {
    const exclusions = [{ id: 'x', from: june('3 10:10'), to: june('3 10:12'), reason: 'move' }];
    const samples = answered(1, 1, 5, 5, 5);
    expect(measure(MEAN, { samples, exclusions }).attainment).toMatchObject({
      answers: 3,
      sum: 15,
    });
  });

  it('add up to the sum, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 20 }), (answers) => {
        const samples = answered(...answers);
        const figure = measure(SHARE, { samples });
        expect(measure(SHARE, { samples: [...samples.toReversed(), ...samples] })).toEqual(figure);
        const { explanation } = figure;
        const rows = explanation.of === 'score' ? explanation.answers : [];
        expect(figure.attainment).toMatchObject({
          answers: rows.reduce((sum, { count }) => sum + count, 0),
          sum: rows.reduce((sum, { answer, count }) => sum + answer * count, 0),
        });
      }),
    );
  });
});

it.each([
  [{ mean: undefined }, 'nothing is promised'],
  [{ mean: '5.1' }, 'does not lie on the scale'],
  [{ mean: 'four' }, 'decimal number'],
  [{ mean: 4.2 }, 'in quotes'],
  [{ scale: [5, 1] }, 'lower to a higher'],
  [{ share: '80' }, 'give both'],
  [{ share: '80', atOrAbove: 6 }, 'does not lie on the scale'],
  [{ minimumAnswers: 0 }, 'minimumAnswers'],
  [{ minimum: 3 }, 'minimum'],
])('the terms of satisfaction refuse %j', (mistake, saying) => {
  expect(objections({ ...MEAN, ...mistake })).toContain(saying);
});
