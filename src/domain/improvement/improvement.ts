import { daysAfter } from '../agreement/dates/term.ts';
import { startOfDate } from '../agreement/effective-range.ts';
import { nextTimeOfDay } from '../alert/quiet-hours.ts';
import type { Instant } from '../calendar/instant.ts';

export const IMPROVEMENT_STATES = ['open', 'done', 'dropped'] as const;
export type ImprovementState = (typeof IMPROVEMENT_STATES)[number];

/** What is to become better because something was missed, who sees to it, and by when. */
export type Improvement = {
  readonly id: string;
  readonly agreementKey: string;
  readonly targetKey: string;
  readonly what: string;
  /** The chat account of whoever sees to it. */
  readonly owner: string;
  /** A date in the zone of the agreement. */
  readonly dueOn: string;
  readonly state: ImprovementState;
  readonly openedAt: Instant;
  /** As the audit trail names them. */
  readonly openedBy: string;
  readonly endedAt: Instant | null;
  readonly endedBy: string | null;
  /** What came of it, or why it was dropped. */
  readonly outcome: string | null;
  /** The alerts that led to it. */
  readonly episodes: readonly string[];
};

/** What somebody plans. */
export type Plan = Pick<Improvement, 'what' | 'owner' | 'dueOn'>;

const WEEK = 7;
const MORNING = '08:00';

/** When its owner is reminded next: a week before it is due, on that day, and every week from then on. */
export function remindedAt(
  { dueOn }: Pick<Plan, 'dueOn'>,
  { timeZone, now }: { readonly timeZone: string; readonly now: Instant },
): Instant {
  for (let day = daysAfter(dueOn, -WEEK); ; day = daysAfter(day, WEEK)) {
    const morning = nextTimeOfDay(MORNING, timeZone, startOfDate(day, timeZone));
    if (morning > now) return morning;
  }
}
