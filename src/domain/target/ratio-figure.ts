import { attainment } from '../compliance/attainment.ts';
import { compare, type Fraction, fraction } from '../compliance/fraction.ts';
import { shareOf } from '../compliance/percentage.ts';
import { countedTime, dateNamer, type HOURS, isWithin } from './counted-time.ts';
import {
  addCounts,
  countsOf,
  coverageOf,
  NO_EVENTS,
  type Slicing,
  slicesIn,
  slicesOf,
} from './event-counts.ts';
import type { Figure } from './figure.ts';
import type { Scene } from './kinds/target-kind.ts';
import type { EventCounts, EventDay, SampleExplanation } from './sample-attainment.ts';
import { sampledFigure, samplesOf, shareBudget, shareVerdict } from './sampled.ts';

/** How events are counted and judged. */
type RatioRules = {
  readonly key: string;
  readonly indicator?: string | undefined;
  readonly objective: string;
  readonly limit: Fraction | null;
  readonly slicing: Slicing | null;
  readonly unknown: 'ignore' | 'good' | 'bad' | 'block';
  readonly blockAbove: string | null;
  readonly hours: (typeof HOURS)[number];
};

/** The figure of good ÷ valid events, or of good ÷ valid time slices. */
export function measureRatio(rules: RatioRules, scene: Scene): Figure {
  const { objective, slicing } = rules;
  const { counts, met, judged } = countRatio(rules, scene);
  const blocked = isBlocked(counts, rules);
  const rest = slicesLeft(rules, scene);
  const share = { met, total: judged, rest, objective };
  const budget = shareBudget(share, slicing ? 'slices' : 'events');
  return sampledFigure(scene, {
    verdict: blocked ? 'no-data' : shareVerdict(share, budget, scene),
    attainment: {
      of: 'events',
      counted: slicing ? 'slices' : 'events',
      ...counts,
      ...{ met, judged, blocked, coverage: coverageOf(counts) },
    },
    percent: blocked ? null : attainment(share).percent,
    budget,
  });
}

/** What was seen in a stretch of time, and what of it is met and judged once the unknown is treated as agreed. */
export function countRatio(rules: RatioRules, scene: Scene) {
  const counts = rowsOf(rules, scene).reduce((sum, row) => addCounts(sum, row.counts), NO_EVENTS);
  return { counts, ...withUnknown(counts, rules) };
}

/** The events or slices of each day, which add up to the figure. */
export function explainRatio(rules: RatioRules, scene: Scene): SampleExplanation {
  return {
    of: 'events',
    counted: rules.slicing ? 'slices' : 'events',
    days: daysOf(rules, scene),
  };
}

function daysOf(rules: RatioRules, scene: Scene): readonly EventDay[] {
  const days = new Map<string, EventDay>();
  const nameOf = dateNamer(scene);
  for (const { at, counts, outside } of rowsOf(rules, scene)) {
    const date = nameOf(at);
    const day = days.get(date) ?? { date, ...NO_EVENTS, outside: 0 };
    days.set(date, { date, ...addCounts(day, counts), outside: day.outside + outside });
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

type Row = { readonly at: number; readonly counts: EventCounts; readonly outside: number };

function rowsOf(rules: RatioRules, scene: Scene): readonly Row[] {
  const spans = countedTime(scene, rules.hours);
  const rows = samplesOf(rules, scene).map((sample): Row => {
    const counts = countsOf(sample, rules.limit);
    return isWithin(spans, sample.at)
      ? { at: sample.at, counts, outside: 0 }
      : { at: sample.at, counts: NO_EVENTS, outside: counts.good + counts.bad + counts.unknown };
  });
  const { slicing } = rules;
  if (!slicing) return rows;
  return slicesOf(rows, spans, { scene, slicing }).map(({ from, counts }) => ({
    ...{ at: from, counts, outside: 0 },
  }));
}

/** How many slices of a period are still to be judged; null where events are counted, which nobody can know. */
export function slicesLeft(rules: RatioRules, scene: Scene): number | null {
  return rules.slicing ? slicesToCome({ ...rules, slicing: rules.slicing }, scene) : null;
}

function slicesToCome(rules: RatioRules & { readonly slicing: Slicing }, scene: Scene): number {
  const slices = slicesIn(countedTime(scene, rules.hours), { scene, slicing: rules.slicing });
  return slices.filter(({ to }) => to > scene.asOf).length;
}

/** Unknown ones are left out, or count as the agreement says. */
function withUnknown({ good, bad, unknown }: EventCounts, rules: RatioRules) {
  if (rules.unknown === 'good') return { met: good + unknown, judged: good + bad + unknown };
  if (rules.unknown === 'bad') return { met: good, judged: good + bad + unknown };
  return { met: good, judged: good + bad };
}

function isBlocked({ good, bad, unknown }: EventCounts, { blockAbove }: RatioRules): boolean {
  const all = good + bad + unknown;
  if (blockAbove === null || all === 0) return false;
  return compare(fraction(unknown, all), shareOf(blockAbove)) > 0;
}
