import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../src/domain/calendar/instant.ts';
import { forecastTarget } from '../../../src/domain/forecast/forecast-target.ts';
import type { Observation, Sample } from '../../../src/domain/measurement/sample.ts';
import type { Facts } from '../../../src/domain/target/figure.ts';
import { measureTarget } from '../../../src/domain/target/measure-target.ts';
import { targetTerms } from '../../../src/domain/target/target-terms.ts';
import { daily } from '../calendar/calendars.ts';
import { JUNE } from '../target/kinds/measured.ts';

const ALWAYS = daily('UTC', ['00:00', '24:00']);
/** The five months before June. */
const BEFORE = [0, 1, 2, 3, 4].map((month) => ({
  from: Date.UTC(2026, month, 1),
  to: Date.UTC(2026, month + 1, 1),
}));
const MIDDLE = Date.UTC(2026, 5, 16);

type Asked = {
  readonly facts: Partial<Facts>;
  readonly asOf?: number;
  readonly before?: typeof BEFORE;
};

function forecast(written: object, { facts: given, asOf = MIDDLE, before = BEFORE }: Asked) {
  const terms = targetTerms.parse({ key: 'it', ...written });
  const facts = { workItems: [], outages: [], exclusions: [], ...given };
  const scene = { terms, calendar: ALWAYS, asOf, facts };
  const figure = measureTarget({ ...scene, period: JUNE, timeZone: 'UTC' });
  return {
    figure,
    ...forecastTarget({ ...scene, figure, before, cases: [], seed: 1, draws: 2_000 }),
  };
}

/** The same every day from the first of January on, up to the middle of June. */
function everyDay(observation: Observation, until = MIDDLE): Partial<Facts> {
  const samples: Sample[] = [];
  for (let at = Date.UTC(2026, 0, 1) + 10 * HOUR; at <= until; at += DAY) {
    samples.push({ id: `s${at}`, indicator: 'it', at, ...observation });
  }
  return { samples };
}

/** So many interruptions of an hour in every month. */
function interruptions(number: number): Partial<Facts> {
  const outages = [...BEFORE, JUNE].flatMap(({ from }) =>
    Array.from({ length: number }, (_, i) => ({
      id: `${from} ${i}`,
      from: from + (i + 1) * 3 * DAY,
      to: from + (i + 1) * 3 * DAY + HOUR,
    })),
  );
  return { outages: outages.filter(({ to }) => to <= MIDDLE) };
}

const RATIO = { kind: 'ratio' };
const COFFEE = { kind: 'fulfilment', attainment: '90', windows: [['09:30', '10:30']] };
const SURVEY = { kind: 'satisfaction', scale: [1, 5], mean: '4' };
const DEMAND = { kind: 'volume', counts: 'samples' };
const good = (number: number, bad: number) =>
  everyDay({ of: 'counts', good: number, bad, unknown: 0 });

describe('every kind is forecast by its own past', () => {
  it.each<[string, object, Partial<Facts>, number, number]>([
    ['good events far above', { ...RATIO, objective: '90' }, good(96, 4), 0, 0.05],
    ['good events far below', { ...RATIO, objective: '99' }, good(96, 4), 0.95, 1],
    ['as good as promised', { ...RATIO, objective: '96' }, good(96, 4), 0.2, 0.8],
    [
      'slices far above',
      { ...RATIO, objective: '90', slice: '1440m', sliceObjective: '90' },
      good(96, 4),
      0,
      0.05,
    ],
    ['seldom interrupted', { kind: 'reliability', interruptions: 5 }, interruptions(1), 0, 0.05],
    ['often interrupted', { kind: 'reliability', interruptions: 6 }, interruptions(9), 0.4, 1],
    [
      'restored late',
      { kind: 'reliability', interruptions: 99, meanTimeToRestore: '30m' },
      interruptions(4),
      0.9,
      1,
    ],
    ['coffee every day', COFFEE, everyDay({ of: 'delivery' }), 0, 0.05],
    ['good answers', SURVEY, everyDay({ of: 'value', value: '5' }), 0, 0.1],
    ['bad answers', SURVEY, everyDay({ of: 'value', value: '3' }), 0.9, 1],
    ['little demand', { ...DEMAND, capacity: 400 }, good(10, 0), 0, 0.05],
    ['too much demand', { ...DEMAND, capacity: 200 }, good(10, 0), 0.95, 1],
  ])('%s', (...[, terms, facts, least, most]) => {
    const { basis, probability, sample } = forecast(terms, { facts });
    expect(basis).toBe('history');
    expect(sample.periods).toBe(5);
    expect(probability).toBeGreaterThanOrEqual(least);
    expect(probability).toBeLessThanOrEqual(most);
  });

  it('of subjects, who lapses next', () => {
    const subjects = ['ann', 'bob', 'cy', 'dee'];
    const samples = subjects.flatMap((subject, i) =>
      [...BEFORE, JUNE].map(({ from }) => ({
        ...{ id: `${subject}${from}`, indicator: 'it', subject },
        ...{ of: 'attested' as const, at: from + i * DAY },
      })),
    );
    const policy = { kind: 'attestation', every: '40d calendar' };
    expect(forecast({ ...policy, objective: '90' }, { facts: { samples } })).toMatchObject({
      basis: 'certain-met',
      probability: 0,
    });
    const soon = { ...policy, every: '20d calendar', objective: '90' };
    const made = forecast(soon, { facts: { samples } });
    expect(made).toMatchObject({ basis: 'history', worst: { percent: '0.000000' } });
    expect(made.probability).toBeGreaterThan(0.9);
  });

  it.each<[string, object, Partial<Facts>]>([
    ['events', { ...RATIO, objective: '96' }, good(96, 4)],
    ['deliveries', COFFEE, everyDay({ of: 'delivery' }, MIDDLE - 3 * DAY)],
    ['answers', SURVEY, everyDay({ of: 'value', value: '4' })],
    ['interruptions', { kind: 'reliability', interruptions: 3 }, interruptions(2)],
    ['demand', { ...DEMAND, capacity: 300 }, good(10, 0)],
  ])('says that two months of %s are too little history', (...[, terms, facts]) => {
    const made = forecast(terms, { facts, before: BEFORE.slice(3) });
    expect(made).toMatchObject({ basis: 'too-little-history', probability: null });
  });

  it('is certain exactly where the figure is lost', () => {
    const kinds = [
      { ...RATIO, objective: '100' },
      { ...COFFEE, attainment: '80' },
      { ...DEMAND, capacity: 150 },
    ];
    const asOf = fc.integer({ min: JUNE.from, max: JUNE.to - 1 });
    fc.assert(
      fc.property(fc.constantFrom(...kinds), asOf, fc.boolean(), (terms, at, fails) => {
        const facts =
          terms.kind === 'fulfilment'
            ? everyDay({ of: 'delivery' }, fails ? JUNE.from : at)
            : everyDay({ of: 'counts', good: 9, bad: fails ? 1 : 0, unknown: 0 }, at);
        const { figure, probability, basis } = forecast(terms, { facts, asOf: at });
        expect(basis === 'certain-breached').toBe(figure.verdict === 'breached');
        if (probability !== null) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('copes with millions of events', () => {
    const facts = good(9_600_000, 400_000);
    const { probability } = forecast({ ...RATIO, objective: '95' }, { facts });
    expect(probability).toBeLessThan(0.05);
  });
});
