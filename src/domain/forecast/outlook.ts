import type { Calendar } from '../calendar/calendar.ts';
import { DAY, type Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import type { Case } from '../target/cases-figure.ts';
import type { Facts, Figure } from '../target/figure.ts';
import type { Scene } from '../target/kinds/target-kind.ts';

/** What a forecast follows from besides the promise: how it stands, and what happened up to now. */
export type Outlook = {
  readonly calendar: Calendar;
  readonly asOf: Instant;
  /** How the target stands in the running period. */
  readonly figure: Figure;
  /** Complete periods of the past in which the agreement was in force, the oldest first. */
  readonly before: readonly Interval[];
  /** The cases of the running period and of those before, folded as of now. */
  readonly cases: readonly Case[];
  /** What was measured in all these periods. */
  readonly facts: Facts;
  readonly seed: number;
  readonly draws: number;
};

/** A period of the past: how it stood at the point that the running one has reached, and how it ended. */
export type PastPeriod = { readonly midway: Figure; readonly end: Figure };

type Measure = (scene: Scene) => Figure;

/** The past periods as the promise of today would have judged them. */
export function pastOf(measure: Measure, outlook: Outlook): readonly PastPeriod[] {
  const { calendar, asOf, figure, before, facts } = outlook;
  const { from, to } = figure.period;
  const come = Math.min(1, (asOf - from) / (to - from));
  return before.map((period) => {
    const scene = { calendar, period, facts: samplesAround(facts, period) };
    const midway = Math.floor(period.from + come * (period.to - period.from));
    return {
      midway: measure({ ...scene, asOf: midway }),
      end: measure({ ...scene, asOf: period.to }),
    };
  });
}

/** How a past period ended, one after the other. */
export function endsOf(measure: Measure, outlook: Outlook): readonly Figure[] {
  const { calendar, before, facts } = outlook;
  return before.map((period) =>
    measure({ calendar, period, asOf: period.to, facts: samplesAround(facts, period) }),
  );
}

/** How many of the past periods could be judged, and how many of them were missed. */
export function countMissed(ends: readonly Figure[]) {
  const judged = ends.filter(({ verdict }) => verdict !== 'no-data');
  const missed = judged.filter(({ verdict }) => verdict === 'breached');
  return { periods: judged.length, missed: missed.length };
}

// A year of samples is not looked through for each of its months; who is bound by a policy was told long before.
function samplesAround(facts: Facts, { from, to }: Interval): Facts {
  if (!facts.samples) return facts;
  const samples = facts.samples.filter(
    (sample) => 'subject' in sample || (sample.at >= from - DAY && sample.at < to + DAY),
  );
  return { ...facts, samples };
}
