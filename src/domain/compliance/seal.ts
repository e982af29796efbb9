import { dueInBusinessDays } from '../calendar/business-days.ts';
import type { Calendar, Due } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import type { Difference } from '../register/differences.ts';
import type { Figure } from '../target/figure.ts';

/** Which rules a figure was calculated by; a greater number where the same facts give another figure. */
export const RULES_VERSION = 2;

/** A promise in one of its periods. */
export type PeriodPlace = {
  readonly agreementKey: string;
  readonly targetKey: string;
  readonly period: Interval;
};

/** How a published figure came to replace the one before it. */
type Restated = {
  readonly cause: string;
  readonly approver: string;
  readonly difference: readonly Difference[];
};

/** A figure as it was published: number 0 when its period was sealed, greater numbers restate it. */
export type Seal = PeriodPlace & {
  readonly number: number;
  /** Of the agreement. */
  readonly revision: number;
  /** The instant that the figure is seen at. */
  readonly asOf: Instant;
  /** A hash of everything that it was made of. */
  readonly fingerprint: string;
  readonly rulesVersion: number;
  readonly figure: Figure;
  /** A hash of what was published. */
  readonly hash: string;
  readonly sealedAt: Instant;
  readonly requester: string;
  readonly restated: Restated | null;
};

/** So many business days after its end a period is reported. */
const REPORTED_AFTER = 3;

/** When an ended period is sealed: at the end of the third business day after it. */
export function sealDue(calendar: Calendar, period: Interval): Due {
  return dueInBusinessDays(calendar, { from: period.to - 1, days: REPORTED_AFTER });
}

/** A figure that nothing but a restatement changes any more. */
export function publishedFigure({ unfinished: _, ...figure }: Figure): Figure {
  return { ...figure, provisional: false };
}
