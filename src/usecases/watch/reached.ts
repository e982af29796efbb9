import { supportHours } from '../../domain/agreement/hours.ts';
import { clockLine } from '../../domain/alert/clock-line.ts';
import type { ClockLine, Seen } from '../../domain/alert/standing.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { historyOf, priorityAfter } from '../../domain/clock/history.ts';
import type { StoredWorkItem } from '../../storage/work-items.ts';
import type { PinnedClock } from '../work-item/fold-work-item.ts';

/** A clock of a work item that the watch has come to. */
export type Reached = {
  readonly item: StoredWorkItem;
  readonly pinned: PinnedClock;
};

/** What an alert says about the work item of a clock. */
export function describeWorkItem(item: StoredWorkItem, now: Instant): Seen['workItem'] {
  const { id, key, title } = item;
  const priority = priorityAfter(historyOf(item.events, now)) ?? null;
  return { id, key, title: title ?? null, priority };
}

/** How a clock stands, for an alert. */
export function lineOf({ item, pinned }: Reached, now: Instant): ClockLine {
  const { clock, agreement, target } = pinned;
  const promise = { agreement: agreement.key, target: target.key, revision: agreement.number };
  return clockLine({ clock, item, promise, calendar: supportHours(agreement.terms), now });
}
