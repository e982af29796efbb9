import { type Availability, judgeAvailability } from '../compliance/availability.ts';
import { floor, fraction, times } from '../compliance/fraction.ts';
import { toleranceOf } from '../compliance/percentage.ts';
import type { Budget, Figure, Verdict } from './figure.ts';
import type { Scene } from './kinds/target-kind.ts';
import { isSpending } from './risk.ts';

type Judged = { readonly objective: string; readonly scene: Scene };

/** The figure of a target that counts time. */
export function timeFigure(reached: Availability, { objective, scene }: Judged): Figure {
  const { agreedMs } = reached;
  const downtimeMs = 0 - Number(floor(times(reached.downtimeMs, fraction(-1))));
  const granted = Number(floor(times(fraction(agreedMs), toleranceOf(objective))));
  const budget = { unit: 'ms', granted, spent: downtimeMs, left: granted - downtimeMs } as const;
  return {
    period: scene.period,
    verdict: verdictOf(reached, { objective, scene }, budget),
    provisional: true,
    unfinished: isUnfinished(scene),
    attainment: { of: 'time', agreedMs, downtimeMs },
    percent: judgeAvailability(reached, objective).percent,
    budget,
    atRisk: [],
    missedItems: [],
  };
}

/** Downtime beyond what the whole period allows cannot be made up for by the rest of it. */
function verdictOf(reached: Availability, { objective, scene }: Judged, budget: Budget): Verdict {
  const { verdict } = judgeAvailability(reached, objective);
  const isOver = scene.asOf >= scene.period.to;
  return verdict === 'met' && !isOver && isSpending(budget) ? 'at-risk' : verdict;
}

/** A period is not at its end while an outage that reaches into it lasts. */
function isUnfinished({ asOf, period, facts }: Scene): boolean {
  return asOf < period.to || facts.outages.some(({ from, to }) => to === null && from < period.to);
}
