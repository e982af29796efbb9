import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/domain/calendar/instant.ts';
import type { Observation } from '../../../src/domain/measurement/sample.ts';
import type { Facts } from '../../../src/domain/target/figure.ts';
import { sampleRows } from '../../../src/usecases/explain/words/sample-rows.ts';
import { sampleSum } from '../../../src/usecases/explain/words/sample-sum.ts';
import { tellSamples } from '../../../src/usecases/explain/words/tell-samples.ts';
import { timesIn } from '../../../src/usecases/explain/words/times.ts';
import { JUNE, measure, OFFICE } from '../../domain/target/kinds/measured.ts';

const times = timesIn('UTC', JUNE.to);
const instant = fc.integer({ min: JUNE.from - 5 * DAY, max: JUNE.to + 2 * DAY });
const asOf = fc.integer({ min: JUNE.from, max: JUNE.to + 5 * DAY });

function samples(observation: fc.Arbitrary<Observation>): fc.Arbitrary<Partial<Facts>> {
  return fc.array(fc.tuple(instant, observation), { maxLength: 40 }).map((all) => ({
    samples: all.map(([at, seen], id) => ({ id: `s${id}`, indicator: 'it', at, ...seen })),
  }));
}

const counts = fc.record({
  of: fc.constant('counts' as const),
  good: fc.nat(50),
  bad: fc.nat(5),
  unknown: fc.nat(3),
});
const answer = fc
  .integer({ min: 0, max: 6 })
  .map((value) => ({ of: 'value' as const, value: `${value}` }));
const roster = fc.record({
  of: fc.constantFrom('joined' as const, 'attested' as const, 'left' as const),
  subject: fc.constantFrom('ann', 'bob', 'cy'),
});
const outages: fc.Arbitrary<Partial<Facts>> = fc
  .array(fc.tuple(instant, fc.integer({ min: MINUTE, max: 9 * HOUR })), { maxLength: 9 })
  .map((all) => ({
    outages: all.map(([from, length], id) => ({ id: `o${id}`, from, to: from + length })),
  }));

const WINDOWS = [['09:30', '10:00']];

/** Each kind that does not count clocks or time, as it may be written, with facts of its own. */
const KINDS: readonly (readonly [string, object, fc.Arbitrary<Partial<Facts>>])[] = [
  ['ratio of events', { kind: 'ratio', objective: '95', unknown: 'bad' }, samples(counts)],
  [
    'ratio of slices',
    { kind: 'ratio', objective: '95', slice: '60m', sliceObjective: '90' },
    samples(counts),
  ],
  ['reliability', { kind: 'reliability', interruptions: 2, meanTimeToRestore: '4h' }, outages],
  [
    'fulfilment',
    { kind: 'fulfilment', attainment: '90', windows: WINDOWS },
    samples(fc.constant({ of: 'delivery' })),
  ],
  [
    'satisfaction',
    { kind: 'satisfaction', scale: [1, 5], mean: '4.2', share: '80', atOrAbove: 4 },
    samples(answer),
  ],
  ['attestation', { kind: 'attestation', objective: '90', every: '10d calendar' }, samples(roster)],
  ['volume', { kind: 'volume', capacity: 100, counts: 'samples' }, samples(counts)],
];

/** The last line of the rows, in the numbers that the figure counts. */
function expectedSum({ attainment }: ReturnType<typeof measure>): readonly number[] {
  switch (attainment.of) {
    case 'events':
      return [attainment.good, attainment.bad, attainment.unknown];
    case 'deliveries':
      return [attainment.met, attainment.missed, attainment.open, attainment.excluded];
    case 'score':
      return [attainment.answers, attainment.sum];
    case 'subjects':
      return [attainment.compliant, attainment.lapsed];
    case 'count':
      return [attainment.counted];
    case 'interruptions':
      return [attainment.count];
    default:
      return [];
  }
}

const numbersIn = (text: string) => (text.match(/\d+/g) ?? []).map(Number);

describe.each(KINDS)('the explanation of a %s', (_, terms, facts) => {
  it('adds up to the figure, row by row', () => {
    fc.assert(
      fc.property(facts, asOf, (given, at) => {
        const figure = measure(terms, given, { asOf: at, calendar: OFFICE });
        const { explanation, attainment } = figure;
        if (explanation.of === 'time' || explanation.of === 'cases') return false;
        const { sum, lines } = sampleRows(explanation, times);
        if (explanation.of === 'interruptions' && attainment.of === 'interruptions') {
          const together = explanation.interruptions.reduce((all, one) => all + one.restoreMs, 0);
          expect(together).toBe(attainment.restoreMs);
          expect(numbersIn(sum)[0]).toBe(attainment.count);
          expect(lines).toHaveLength(attainment.count);
          return true;
        }
        expect(numbersIn(sum).filter((number) => number > 0)).toEqual(
          expectedSum(figure).filter((number) => number > 0),
        );
        return true;
      }),
      { numRuns: 60 },
    );
  });

  it('says the sum in its own words', () => {
    fc.assert(
      fc.property(facts, asOf, (given, at) => {
        const { attainment } = measure(terms, given, { asOf: at, calendar: OFFICE });
        const sentences = sampleSum(attainment);
        expect(sentences.length).toBeGreaterThan(0);
        for (const sentence of sentences) {
          for (const [, left = '', total = ''] of sentence.matchAll(
            /([^.:]+) = (\d+) (?!points)/g,
          )) {
            const added = left.split('+').reduce((all, part) => all + (numbersIn(part)[0] ?? 0), 0);
            if (left.includes('+')) expect(added).toBe(Number(total));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the exact decision on a satisfaction', () => {
  const given = (...values: readonly number[]): Partial<Facts> => ({
    samples: values.map((value, id) => ({
      ...{ id: `s${id}`, indicator: 'it', at: JUNE.from + id },
      ...{ of: 'value', value: `${value}` },
    })),
  });
  const decided = (terms: object, facts: Partial<Facts>) => {
    const rules = { kind: 'satisfaction', scale: [1, 5], minimumAnswers: 3, ...terms };
    const { explanation, ...figure } = measure(rules, facts, { asOf: JUNE.to, calendar: OFFICE });
    if (explanation.of !== 'score') throw new Error('A satisfaction is made of answers.');
    const told = { figure, objective: '80', asOf: JUNE.to };
    return tellSamples(told, explanation, { times, fullness: 'full' }).sentences.filter((each) =>
      each.includes('decided exactly'),
    );
  };

  it('compares the sum of the answers, not the mean that is shown', () => {
    expect(decided({ mean: '4.33' }, given(4, 4, 5))).toEqual([
      'The mean is decided exactly, not on what is shown: 13 × 100 = 1300 is not less than 433 × 3 = 1299, so 4.33 on average is reached.',
    ]);
    expect(decided({ mean: '4.34', share: '80', atOrAbove: 4 }, given(4, 4, 5))).toEqual([
      'The mean is decided exactly, not on what is shown: 13 × 100 = 1300 is less than 434 × 3 = 1302, so 4.34 on average is not reached.',
    ]);
  });

  it('is not told of a mean that nobody promised, or of too few answers', () => {
    expect(decided({ share: '80', atOrAbove: 4 }, given(4, 4, 5))).toEqual([]);
    expect(decided({ mean: '4' }, given(4, 4))).toEqual([]);
  });
});
