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
  const counted = new Set(inPeriods.flat());
  const decided = cases.filter(
    (one) => (one.clock.state === 'met' || one.clock.state === 'missed') && counted.has(one),
  );
  return {
    figures: scenes.map((scene, index) =>
      casesFigure(inPeriods[index] ?? [], { objective: terms.attainment, scene }),
    ),
    percentiles: percentilesOf(decided.map(({ clock }) => clock.elapsedMs)),
    worstMisses: worstMisses(decided),
  };
}

type Judging = Omit<Parameters<typeof belongsTo>[1], 'pinned'>;

// Every period would look at every case of the year; their instants in one row are looked through in no time.
function casesByPeriod(
  cases: readonly Case[],
  scenes: readonly Judging[],
): readonly (readonly Case[])[] {
  const instants = Float64Array.from(cases, ({ clock }) => clock.dueAt ?? clock.stoppedAt ?? 0);
  const paused = cases.filter(({ clock }) => clock.state === 'paused');
  return scenes.map((scene) => {
    const { from, to } = scene.period;
    const own: Case[] = paused.filter(({ clock }) => belongsTo(clock, scene));
    instants.forEach((at, index) => {
      const one = from <= at && at < to ? cases[index] : undefined;
      if (one && one.clock.state !== 'paused' && belongsTo(one.clock, scene)) own.push(one);
    });
    return own;
  });
}

/** Measures a target that is not kept by clocks in each of its periods. */
export function measureAll(inputs: readonly MeasureInput[]): Replay {
  return { figures: inputs.map(measureTarget), percentiles: null, worstMisses: [] };
}
