import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';

/** Events or time slices by how they went; good and bad are what is known of them. */
export type EventCounts = {
  readonly good: number;
  readonly bad: number;
  readonly unknown: number;
};

/** The share of events, or of time slices, that were good. */
export type EventsAttainment = EventCounts & {
  readonly of: 'events';
  readonly counted: 'events' | 'slices';
  /** What counts as met, and of how many, once the unknown ones are treated as agreed. */
  readonly met: number;
  readonly judged: number;
  /** Known ÷ all in percent, truncated; null when there is nothing. */
  readonly coverage: string | null;
  /** More is unknown than the agreement accepts, so nothing is judged. */
  readonly blocked: boolean;
};

/** How often a service was interrupted, and how long it took to restore it. */
export type InterruptionsAttainment = {
  readonly of: 'interruptions';
  readonly count: number;
  readonly restoreMs: number;
  /** Null while nothing was interrupted; shown, never decided on. */
  readonly meanRestoreMs: number | null;
  readonly meanBetweenMs: number | null;
  readonly ongoing: boolean;
};

/** How many of the agreed deliveries came in their windows. */
export type DeliveriesAttainment = {
  readonly of: 'deliveries';
  readonly met: number;
  readonly missed: number;
  readonly eligible: number;
  /** Windows that have not passed. */
  readonly open: number;
  readonly excluded: number;
};

/** What people answered on a scale. */
export type ScoreAttainment = {
  readonly of: 'score';
  readonly answers: number;
  readonly minimum: number;
  readonly sum: number;
  /** Two decimals, truncated; null without answers. */
  readonly mean: string | null;
  /** Answers at or above the agreed one; null where no share is agreed. */
  readonly high: number | null;
  /** Answers that do not lie on the scale; they are not judged. */
  readonly offScale: number;
};

/** How many of the people or assets bound by a policy keep it. */
export type SubjectsAttainment = {
  readonly of: 'subjects';
  readonly compliant: number;
  readonly lapsed: number;
  readonly eligible: number;
};

/** How much was asked for, of what was agreed. */
export type CountAttainment = {
  readonly of: 'count';
  readonly counted: number;
  readonly capacity: number;
};

/** The events of a local day; those outside the agreed hours are not counted. */
export type EventDay = EventCounts & { readonly date: string; readonly outside: number };

/** One interruption, and how long of it counted until the service was restored. */
export type Interruption = Interval & { readonly restoreMs: number; readonly ongoing: boolean };

/** An agreed window, and what came in it. */
export type DeliveryWindow = Interval & {
  readonly state: 'met' | 'missed' | 'open' | 'excluded';
  readonly deliveredAt: Instant | null;
};

/** Somebody or something bound by a policy. */
export type BoundSubject = {
  readonly subject: string;
  readonly compliant: boolean;
  readonly attestedAt: Instant | null;
  /** Until when the last attestation holds; null when there is none, or it holds for good. */
  readonly until: Instant | null;
};

/** Rows that add up to a figure made of samples. */
export type SampleExplanation =
  | {
      readonly of: 'events';
      readonly counted: 'events' | 'slices';
      readonly days: readonly EventDay[];
    }
  | { readonly of: 'interruptions'; readonly interruptions: readonly Interruption[] }
  | { readonly of: 'deliveries'; readonly windows: readonly DeliveryWindow[] }
  | {
      readonly of: 'score';
      /** The least mean that was promised; null when only a share was. */
      readonly leastMean: string | null;
      readonly answers: readonly { readonly answer: number; readonly count: number }[];
    }
  | { readonly of: 'subjects'; readonly subjects: readonly BoundSubject[] }
  | {
      readonly of: 'count';
      readonly days: readonly { readonly date: string; readonly counted: number }[];
    };
