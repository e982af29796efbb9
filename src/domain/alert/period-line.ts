import type { Instant } from '../calendar/instant.ts';
import { isRolling, type PeriodUnit } from '../calendar/period.ts';
import type { Budget, Figure } from '../target/figure.ts';
import type { Followed } from './episode.ts';
import { missDate } from './miss-date.ts';
import { MISSED, type PeriodBurn, type PeriodForecast, type PeriodLine } from './standing.ts';

/** What is used up too fast is worth more than what is likely to be missed, and less than what is nearly used up. */
const FORECAST_LEVEL = 50;
const BURN_LEVELS = { ticket: 55, page: 60 } as const;
/** Below this share of what may go wrong, a warning of something that ebbs by itself is over. */
const EBBED = 50;

export type ObservedPeriod = {
  readonly figure: Figure;
  readonly promise: Pick<PeriodLine, 'agreement' | 'target' | 'revision'>;
  readonly unit: PeriodUnit;
  readonly endsAt: Instant;
  readonly percent: string | null;
  /** The thresholds that it has passed, ascending. */
  readonly passed: readonly number[];
  readonly forecast: PeriodForecast | null;
  readonly burn: PeriodBurn | null;
  readonly known: Followed | null;
  readonly now: Instant;
};

/** How a promise about a period stands, for an alert. */
export function periodLine(observed: ObservedPeriod): PeriodLine {
  const { figure, promise, percent, forecast, burn, now, endsAt } = observed;
  const { budget, period } = figure;
  const used = usedLevel(observed);
  const level = Math.max(used, forecast ? FORECAST_LEVEL : 0, burn ? BURN_LEVELS[burn.urgency] : 0);
  const missAt = used < MISSED ? missDate(budget, { from: period.from, to: period.to, now }) : null;
  return {
    ...{
      kind: 'period',
      ...promise,
      cycle: 1,
      at: now,
      standing: standingOf(observed, level),
      level,
    },
    ...{
      from: period.from,
      to: period.to,
      endsAt,
      percent,
      budget: budgetOf(budget),
      forecast,
      burn,
      missAt,
    },
  };
}

/** What was reached; of what ebbs by itself, what had been reached until much of it is left again. */
function usedLevel({ passed, known, figure: { budget }, unit }: ObservedPeriod): number {
  const reached = passed.at(-1) ?? 0;
  const before = known?.line.level ?? 0;
  if (reached >= FIRST_SPOKEN || !ebbs(budget, unit) || before < FIRST_SPOKEN) {
    return reached >= FIRST_SPOKEN ? reached : 0;
  }
  const share = budget.granted > 0 ? (budget.spent / budget.granted) * 100 : 0;
  return before < MISSED && share >= EBBED ? before : 0;
}

const FIRST_SPOKEN = 75;

/** Whether it can become less without any correction. */
function ebbs({ unit }: Budget, period: PeriodUnit): boolean {
  return isRolling(period) || (unit !== 'ms' && unit !== 'interruptions');
}

function standingOf({ figure, known, now, endsAt, unit }: ObservedPeriod, level: number) {
  const isMissed = figure.verdict === 'breached';
  if (now >= endsAt) return isMissed ? 'late' : 'kept';
  if (isMissed) return 'breached';
  if (level > 0) return 'at-risk';
  const before = known?.line.level ?? 0;
  const isCorrected = before >= FIRST_SPOKEN && !ebbs(figure.budget, unit);
  return isCorrected || before >= MISSED ? 'calm' : 'kept';
}

function budgetOf({ unit, granted, spent, left }: Budget): PeriodLine['budget'] {
  return { unit, granted, spent, left };
}
