import { type Interval, intersect, subtract, total, union } from '../calendar/interval.ts';
import type { Outage } from '../measurement/outage.ts';
import { countedTime } from './counted-time.ts';
import { downtimeOf } from './downtime.ts';
import type { Budget, Figure, Verdict } from './figure.ts';
import type { Scene } from './kinds/target-kind.ts';
import { isSpending, RISK_PERCENT } from './risk.ts';
import type { Interruption, SampleExplanation } from './sample-attainment.ts';
import { isOver, sampledFigure, seenUntil } from './sampled.ts';

/** How often a service may be interrupted, and how soon it must be restored on average. */
type ReliabilityRules = {
  readonly allowed: number | null;
  readonly meanMs: number | null;
  /** Whether the time to restore runs while support is closed, too. */
  readonly aroundTheClock: boolean;
  readonly redundant: readonly string[] | undefined;
};

/** The figure of a target that counts interruptions. */
export function measureInterruptions(rules: ReliabilityRules, scene: Scene): Figure {
  const interruptions = interruptionsOf(rules, scene);
  const standing = {
    count: interruptions.length,
    restoreMs: interruptions.reduce((sum, { restoreMs }) => sum + restoreMs, 0),
    ongoing: interruptions.some(({ ongoing }) => ongoing),
  };
  const { count, restoreMs, ongoing } = standing;
  const budget = budgetOf(rules, standing);
  const agreedMs = total(timePassed(scene));
  const upMs = agreedMs - total(intersect(timePassed(scene), interruptions));
  const figure = sampledFigure(scene, {
    verdict: agreedMs === 0 ? 'no-data' : verdictOf({ rules, standing, budget }, scene),
    attainment: {
      of: 'interruptions',
      ...{ count, restoreMs, ongoing },
      meanRestoreMs: count === 0 ? null : Math.ceil(restoreMs / count),
      meanBetweenMs: count === 0 ? null : Math.floor(upMs / count),
    },
    percent: null,
    budget,
  });
  return { ...figure, unfinished: figure.unfinished || ongoing };
}

/** The interruptions of a period, whose times to restore add up to the figure. */
export function explainInterruptions(rules: ReliabilityRules, scene: Scene): SampleExplanation {
  return { of: 'interruptions', interruptions: interruptionsOf(rules, scene) };
}

/** Outages that overlap or touch are one interruption; it belongs to the period in which it first counts. */
export function interruptionsOf(rules: ReliabilityRules, scene: Scene): readonly Interruption[] {
  const { period, asOf, facts } = scene;
  const down = union(downtimeOf(shownOutages(facts.outages), { ...rules, ...knownSpan(scene) }));
  const spans = countedTime({ ...scene, period: reachOf(period, down) }, 'agreed');
  const excluded = union(facts.exclusions);
  return down.flatMap((each) => {
    const parts = intersect(spans, [each]);
    const begins = parts[0]?.from ?? Number.NaN;
    if (!(period.from <= begins && begins < period.to)) return [];
    const restoring = rules.aroundTheClock ? subtract([each], excluded) : parts;
    const ongoing = each.to === asOf && facts.outages.some((outage) => lastsBeyond(outage, asOf));
    return [{ ...each, restoreMs: total(restoring), ongoing }];
  });
}

function shownOutages(outages: readonly Outage[]): readonly Outage[] {
  return outages.filter(({ weight = 1 }) => weight > 0);
}

/** An outage keeps its whole length, wherever the period begins and ends. */
function knownSpan({ period, asOf, facts }: Scene) {
  const from = facts.outages.reduce((first, each) => Math.min(first, each.from), period.from);
  return { period: { from, to: Math.max(period.to, asOf) }, asOf };
}

function reachOf(period: Interval, down: readonly Interval[]): Interval {
  return {
    from: Math.min(period.from, down[0]?.from ?? period.from),
    to: Math.max(period.to, down.at(-1)?.to ?? period.to),
  };
}

function lastsBeyond({ from, to, weight = 1 }: Outage, asOf: number): boolean {
  return weight > 0 && from <= asOf && (to === null || to > asOf);
}

function timePassed(scene: Scene): readonly Interval[] {
  return intersect(countedTime(scene, 'agreed'), [
    { from: scene.period.from, to: seenUntil(scene) },
  ]);
}

type Standing = {
  readonly count: number;
  readonly restoreMs: number;
  readonly ongoing: boolean;
};

/** Interruptions that are allowed; where only their mean is agreed, the time that so many may take. */
function budgetOf({ allowed, meanMs }: ReliabilityRules, { count, restoreMs }: Standing): Budget {
  if (allowed !== null) {
    return { unit: 'interruptions', granted: allowed, spent: count, left: allowed - count };
  }
  const granted = count * (meanMs ?? 0);
  return { unit: 'ms', granted, spent: restoreMs, left: granted - restoreMs };
}

type Judged = {
  readonly rules: ReliabilityRules;
  readonly standing: Standing;
  readonly budget: Budget;
};

function verdictOf({ rules, standing, budget }: Judged, scene: Scene): Verdict {
  const { allowed, meanMs } = rules;
  const { count, restoreMs, ongoing } = standing;
  if (count === 0 && allowed === null) return 'no-data';
  const tooMany = allowed !== null && count > allowed;
  const tooSlow = meanMs !== null && restoreMs > count * meanMs;
  if (isOver(scene)) return tooMany || tooSlow ? 'breached' : 'met';
  // More interruptions can lower the mean, but only as many as are allowed.
  const isLost = tooSlow && allowed !== null && restoreMs > allowed * meanMs;
  if (tooMany || isLost) return 'breached';
  const slowing = ongoing && meanMs !== null && restoreMs * 100 >= count * meanMs * RISK_PERCENT;
  const running = allowed !== null && isSpending(budget);
  return tooSlow || slowing || running ? 'at-risk' : 'met';
}
