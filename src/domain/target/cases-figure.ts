import { type Due, UNREACHABLE } from '../calendar/calendar.ts';
import type { Interval } from '../calendar/interval.ts';
import type { Clock } from '../clock/clock.ts';
import type { ClockInput } from '../clock/fold-clock.ts';
import { spentPercent } from '../clock/thresholds.ts';
import { attainment, missesAllowed } from '../compliance/attainment.ts';
import { countApart } from './count-apart.ts';
import type {
  AtRiskItem,
  Budget,
  CasesAttainment,
  Figure,
  MissedItem,
  SettledCases,
  Verdict,
} from './figure.ts';
import type { Scene } from './kinds/target-kind.ts';
import { isAtRisk, isSpending } from './risk.ts';

/** One cycle of a work item's clock, and what it was folded from: what a target counts. */
export type Case = {
  readonly workItemKey: string;
  readonly clock: Clock;
  readonly input: ClockInput;
};

type Judged = {
  readonly objective: string;
  readonly scene: Scene;
  /** When a case that begins now falls due: from the period's end on, no further one can count in it. */
  readonly nextDue?: Due | undefined;
  /** Cases that count besides, folded before. */
  readonly settled?: SettledCases | undefined;
};

const NONE: SettledCases = { met: 0, cancelled: 0, missed: [] };

/** The figure of a target that counts cases. */
export function casesFigure(cases: readonly Case[], judged: Judged): Figure {
  const { objective, scene, settled = NONE } = judged;
  const { period } = scene;
  const mine = cases.filter(({ clock }) => belongsTo(clock, scene));
  const counted = { ...countCases(mine, settled), ...countApart(mine, scene.asOf, settled) };
  const { met, missed, eligible, open } = counted;
  const granted = missesAllowed(eligible + open, objective);
  const budget = { unit: 'cases', granted, spent: missed, left: granted - missed } as const;
  const atRisk = isNow(scene) ? listAtRisk(cases) : [];
  return {
    period,
    verdict: verdictOf({ counted, budget, atRisk }, judged),
    provisional: true,
    unfinished: scene.asOf < period.to,
    attainment: counted,
    percent: attainment({ met, total: eligible, objective }).percent,
    budget,
    atRisk,
    missedItems: listMissed(mine, settled),
  };
}

/** A case belongs to the period of its due date; without one, to the period that we are in. */
export function belongsTo({ state, dueAt, stoppedAt }: Clock, scene: Scene): boolean {
  if (state === 'paused') return isNow(scene);
  return contains(scene.period, dueAt ?? stoppedAt ?? Number.NaN);
}

function isNow({ period, asOf }: Scene): boolean {
  return contains(period, asOf);
}

function contains({ from, to }: Interval, at: number): boolean {
  return from <= at && at < to;
}

function countCases(cases: readonly Case[], settled: SettledCases): CasesAttainment {
  const counts = {
    ...{ met: settled.met, missed: settled.missed.length, cancelled: settled.cancelled },
    ...{ running: 0, paused: 0, 'not-started': 0 },
  };
  for (const { clock } of cases) counts[clock.state]++;
  const { met, missed, running, paused, cancelled } = counts;
  return { of: 'cases', met, missed, eligible: met + missed, open: running, paused, cancelled };
}

function listAtRisk(cases: readonly Case[]): readonly AtRiskItem[] {
  return cases
    .flatMap(({ workItemKey, clock }) =>
      isAtRisk(clock) && clock.dueAt !== null
        ? [
            {
              workItemKey,
              dueAt: clock.dueAt,
              remainingMs: clock.remainingMs,
              spentPercent: spentPercent(clock),
            },
          ]
        : [],
    )
    .sort((a, b) => a.dueAt - b.dueAt || (a.workItemKey < b.workItemKey ? -1 : 1));
}

function listMissed(cases: readonly Case[], settled: SettledCases): readonly MissedItem[] {
  const folded = cases.flatMap(({ workItemKey, clock: { state, dueAt, breachedAt } }) =>
    state === 'missed' && dueAt !== null && breachedAt !== null
      ? [{ workItemKey, dueAt, breachedAt }]
      : [],
  );
  return [...settled.missed, ...folded].sort(
    (a, b) => a.breachedAt - b.breachedAt || (a.workItemKey < b.workItemKey ? -1 : 1),
  );
}

function verdictOf(
  figure: {
    readonly counted: CasesAttainment;
    readonly budget: Budget;
    readonly atRisk: readonly AtRiskItem[];
  },
  judged: Judged,
): Verdict {
  const { objective, scene } = judged;
  const { counted, budget } = figure;
  const { verdict } = attainment({ met: counted.met, total: counted.eligible, objective });
  if (scene.asOf >= scene.period.to) return verdict;
  if (counted.eligible + counted.open === 0) return 'no-data';
  if (isLost(counted, judged)) return 'breached';
  const threatened = figure.atRisk.filter(({ dueAt }) => dueAt < scene.period.to).length;
  const risky = verdict === 'breached' || isSpending(budget) || threatened > budget.left;
  return risky ? 'at-risk' : 'met';
}

/** Whether the rest of the period cannot save it, even if nothing goes wrong any more. */
function isLost(counted: CasesAttainment, { objective, scene, nextDue }: Judged): boolean {
  const { met, missed, eligible, open, paused } = counted;
  if (missed > 0 && Number(objective) === 100) return true;
  if (nextDue === undefined) return false;
  if (nextDue !== UNREACHABLE && nextDue < scene.period.to) return false;
  const best = { met: met + open + paused, total: eligible + open + paused, objective };
  return attainment(best).verdict === 'breached';
}
