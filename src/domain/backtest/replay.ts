import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import { belongsTo, type Case, casesFigure } from '../target/cases-figure.ts';
import type { Facts, Figure } from '../target/figure.ts';
import { type MeasureInput, measureTarget } from '../target/measure-target.ts';
import type { ClockPromise } from './cases-under.ts';
import { type Percentiles, percentilesOf } from './percentiles.ts';
import { type WorstMiss, worstMisses } from './worst-misses.ts';

/** What happened, and the complete periods to judge it in, the oldest first. */
export type Past = {
  readonly periods: readonly Interval[];
  readonly facts: Facts;
  readonly asOf: Instant;
};

/** How a history fares under some terms. */
export type Replay = {
  /** One figure for each period. */
  readonly figures: readonly Figure[];
  /** How much support time the decided cases took; null when there are none. */
  readonly percentiles: Percentiles | null;
  readonly worstMisses: readonly WorstMiss[];
};

// Whatever happened is in the cases already.
const NOTHING: Facts = { workItems: [], outages: [], exclusions: [] };

/** Judges folded cases period by period. */
export function judgeCases(
  cases: readonly Case[],
  { terms, calendar }: ClockPromise,
  { asOf, periods }: Pick<Past, 'periods' | 'asOf'>,
): Replay {
  const scenes = periods.map((period) => ({ period, calendar, facts: NOTHING, asOf }));
  const inPeriods = casesByPeriod(cases, scenes);
  const counted = new Uint8Array(cases.length);
  for (const index of inPeriods.flat()) counted[index] = 1;
  const decided = cases.filter(
    ({ clock: { state } }, index) =>
      counted[index] === 1 && (state === 'met' || state === 'missed'),
  );
  return {
    figures: scenes.map((scene, index) =>
      casesFigure(caseAt(cases, inPeriods[index] ?? []), { objective: terms.attainment, scene }),
    ),
    percentiles: percentilesOf(decided.map(({ clock }) => clock.elapsedMs)),
    worstMisses: worstMisses(decided),
  };
}

type Judging = Omit<Parameters<typeof belongsTo>[1], 'pinned'>;

function caseAt(cases: readonly Case[], indexes: readonly number[]): readonly Case[] {
  return indexes.flatMap((index) => cases[index] ?? []);
}

/**
 * The places of the cases that count in each period. Every period would look at every case of the year; their instants
 * in one row are looked through in no time.
 */
function casesByPeriod(
  cases: readonly Case[],
  scenes: readonly Judging[],
): readonly (readonly number[])[] {
  const instants = Float64Array.from(cases, ({ clock }) =>
    clock.state === 'paused' ? Number.NaN : (clock.dueAt ?? clock.stoppedAt ?? 0),
  );
  const paused = cases.flatMap(({ clock }, index) => (clock.state === 'paused' ? [index] : []));
  return scenes.map((scene) => {
    const { from, to } = scene.period;
    const isOwn = (index: number) => {
      const one = cases[index];
      return one !== undefined && belongsTo(one.clock, scene);
    };
    const own = paused.filter(isOwn);
    instants.forEach((at, index) => {
      if (from <= at && at < to && isOwn(index)) own.push(index);
    });
    return own;
  });
}

/** Measures a target that is not kept by clocks in each of its periods. */
export function measureAll(inputs: readonly MeasureInput[]): Replay {
  return { figures: inputs.map(measureTarget), percentiles: null, worstMisses: [] };
}
