import type { Instant } from '../calendar/instant.ts';
import { union } from '../calendar/interval.ts';
import { attainment, missesAllowed } from '../compliance/attainment.ts';
import { compare, fraction } from '../compliance/fraction.ts';
import { shareOf } from '../compliance/percentage.ts';
import type { Sample } from '../measurement/sample.ts';
import { isWithin } from './counted-time.ts';
import type { Budget, Figure, Verdict } from './figure.ts';
import { promise } from './kinds/promise.ts';
import type { Scene } from './kinds/target-kind.ts';
import { isSpending } from './risk.ts';

/** The words of every target that is measured by samples. */
export const sampledPromise = {
  ...promise,
  /** Which samples of the service count; the target's own key where it is not said. */
  indicator: promise.key.optional(),
};

type Sampled = { readonly key: string; readonly indicator?: string | undefined };

/** The samples of a target that are known as of now and lie before the period's end, each once, in order. */
export function samplesKnown(terms: Sampled, { facts, asOf, period }: Scene): readonly Sample[] {
  const indicator = terms.indicator ?? terms.key;
  const known = (facts.samples ?? []).filter(
    (sample) => sample.indicator === indicator && sample.at <= asOf && sample.at < period.to,
  );
  return [...new Map(known.map((sample) => [nameOf(sample), sample])).values()].sort(inOrder);
}

/** The samples of a target in its period. */
export function samplesOf(terms: Sampled, scene: Scene): readonly Sample[] {
  return samplesKnown(terms, scene).filter(({ at }) => at >= scene.period.from);
}

/** The samples of a target in its period that do not lie in an exclusion. */
export function samplesCounted(terms: Sampled, scene: Scene): readonly Sample[] {
  const excluded = union(scene.facts.exclusions);
  return samplesOf(terms, scene).filter(({ at }) => !isWithin(excluded, at));
}

/** “checkout latency”: what a target measures, as people say it. */
export function indicatorName({ key, indicator }: Sampled): string {
  return (indicator ?? key).replaceAll('-', ' ');
}

export function isOver({ asOf, period }: Scene): boolean {
  return asOf >= period.to;
}

/** How far a running period has come. */
export function seenUntil({ asOf, period }: Scene): Instant {
  return Math.min(asOf, period.to);
}

/** A figure that has no single work items to tell of. */
export function sampledFigure(
  scene: Scene,
  parts: Pick<Figure, 'verdict' | 'attainment' | 'percent' | 'budget'>,
): Figure {
  return {
    period: scene.period,
    provisional: true,
    unfinished: !isOver(scene),
    atRisk: [],
    missedItems: [],
    ...parts,
  };
}

/** A share that is promised; `rest` are the cases still to be judged, null when nobody can know. */
export type Share = {
  readonly met: number;
  readonly total: number;
  readonly rest: number | null;
  readonly objective: string;
  /** What is missed now can still be met. */
  readonly recovers?: boolean;
};

/** How many of the cases, with those still to come, may be missed. */
export function shareBudget({ met, total, rest, objective }: Share, unit: Budget['unit']): Budget {
  const granted = missesAllowed(total + (rest ?? 0), objective);
  const spent = total - met;
  return { unit, granted, spent, left: granted - spent };
}

/** What a share comes to: what the rest of the period cannot save is breached at once. */
export function shareVerdict(share: Share, budget: Budget, scene: Scene): Verdict {
  const { verdict } = attainment(share);
  if (verdict === 'no-data' || isOver(scene)) return verdict;
  if (isLost(share)) return 'breached';
  return verdict === 'breached' || isSpending(budget) ? 'at-risk' : 'met';
}

/** Among ever more cases, only a promise of all of them is lost for good by one miss. */
export function isLost({ met, total, rest, objective, recovers = false }: Share): boolean {
  if (recovers) return false;
  const missed = total - met;
  if (rest !== null) return missed > missesAllowed(total + rest, objective);
  return missed > 0 && compare(shareOf(objective), fraction(1)) === 0;
}

function nameOf({ serviceKey = '', id }: Sample): string {
  return `${serviceKey} ${id}`;
}

function inOrder(a: Sample, b: Sample): number {
  return a.at - b.at || (nameOf(a) < nameOf(b) ? -1 : 1);
}
