import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import type { Clock } from '../clock/clock.ts';
import type { ClockSegment } from '../clock/ledger.ts';
import type { AvailabilitySegment } from '../compliance/availability-ledger.ts';
import type { Exclusion } from '../measurement/exclusion.ts';
import type { Outage } from '../measurement/outage.ts';
import type { Sample } from '../measurement/sample.ts';
import type { WorkItem } from '../measurement/work-item-event.ts';
import type {
  CountAttainment,
  DeliveriesAttainment,
  EventsAttainment,
  InterruptionsAttainment,
  SampleExplanation,
  ScoreAttainment,
  SubjectsAttainment,
} from './sample-attainment.ts';

export type Verdict = 'met' | 'at-risk' | 'breached' | 'no-data';

/** What was measured: the only input of a figure besides its terms and the instant it is seen at. */
export type Facts = {
  readonly workItems: readonly WorkItem[];
  readonly outages: readonly Outage[];
  /** Those of sites that do not count for the target that is measured. */
  readonly outagesElsewhere?: readonly Outage[] | undefined;
  readonly exclusions: readonly Exclusion[];
  /** Those of single work items and services, which are taken out of the facts above already. */
  readonly partialExclusions?: readonly Exclusion[] | undefined;
  /** Absent where no target needs them. */
  readonly samples?: readonly Sample[] | undefined;
  /** By target, the cases of the period that were folded before and cannot change; they are not among the work items. */
  readonly settled?: ReadonlyMap<string, SettledCases> | undefined;
};

/** How cases ended that nothing known as of now can change any more. */
export type SettledCases = {
  readonly met: number;
  readonly cancelled: number;
  readonly missed: readonly MissedItem[];
  readonly handSet?: number | undefined;
  readonly mayReopen?: number | undefined;
};

/** The share of the agreed time that the service was up. */
type TimeAttainment = {
  readonly of: 'time';
  readonly agreedMs: number;
  readonly downtimeMs: number;
};

/** How many cases were met; met + missed = eligible, the others are counted apart. */
export type CasesAttainment = {
  readonly of: 'cases';
  readonly met: number;
  readonly missed: number;
  readonly eligible: number;
  readonly open: number;
  readonly paused: number;
  readonly cancelled: number;
  /** Cases whose due date a person has set by hand; they are judged by what was agreed. Absent when none. */
  readonly handSet?: number | undefined;
  /** Met cases that could still be reopened and go on. Absent when none. */
  readonly mayReopen?: number | undefined;
};

/** What a target reached, in its own unit. */
export type Attainment =
  | TimeAttainment
  | CasesAttainment
  | EventsAttainment
  | InterruptionsAttainment
  | DeliveriesAttainment
  | ScoreAttainment
  | SubjectsAttainment
  | CountAttainment;

export const BUDGET_UNITS = [
  'ms',
  'cases',
  'events',
  'slices',
  'interruptions',
  'deliveries',
  'answers',
  'points',
  'subjects',
  'demand',
] as const;

/** What may go wrong in the period, such as milliseconds of downtime or missed cases; `left` is negative when overspent. */
export type Budget = {
  readonly unit: (typeof BUDGET_UNITS)[number];
  readonly granted: number;
  readonly spent: number;
  readonly left: number;
};

/** A running clock that has used 75 % of its budget or more and is not due yet. */
export type AtRiskItem = {
  readonly workItemKey: string;
  readonly dueAt: Instant;
  readonly remainingMs: number;
  readonly spentPercent: number;
};

export type MissedItem = {
  readonly workItemKey: string;
  readonly dueAt: Instant;
  readonly breachedAt: Instant;
};

/** How a target stands in a period as of an instant. */
export type Figure = {
  readonly period: Interval;
  readonly verdict: Verdict;
  /** Until it is published: whatever is measured may still be measured otherwise. */
  readonly provisional: boolean;
  /** Whether time alone can still change it, because the period runs or an outage lasts; absent once it is published. */
  readonly unfinished?: boolean | undefined;
  readonly attainment: Attainment;
  /** The attainment in percent, truncated, as a decimal text; null when there is nothing to judge. */
  readonly percent: string | null;
  readonly budget: Budget;
  readonly atRisk: readonly AtRiskItem[];
  readonly missedItems: readonly MissedItem[];
  /** What by agreement did not count in it; absent when there was nothing. */
  readonly exclusions?: readonly Exclusion[] | undefined;
};

/** One cycle of a work item's clock, with the ledger that it follows from. */
type ExplainedCase = {
  readonly workItemKey: string;
  readonly clock: Clock;
  readonly segments: readonly ClockSegment[];
};

/** Why a figure is what it is: segments that add up to it. */
export type Explanation =
  | { readonly of: 'time'; readonly segments: readonly AvailabilitySegment[] }
  | { readonly of: 'cases'; readonly cases: readonly ExplainedCase[] }
  | SampleExplanation;
