import type { Instant } from '../../domain/calendar/instant.ts';
import { historyOf, priorityAfter } from '../../domain/clock/history.ts';
import type { Register } from '../../domain/register/register.ts';
import type { StoredWorkItem } from '../../storage/work-items.ts';
import type { PinnedClock } from '../work-item/fold-work-item.ts';

/** A clock of a work item that the watch has come to. */
export type Reached = {
  readonly register: Register;
  readonly item: StoredWorkItem;
  readonly pinned: PinnedClock;
};

/** What a notice says about the work item of a clock. */
export function describeWorkItem({ item }: Pick<Reached, 'item'>, now: Instant) {
  const { id, key, title } = item;
  const priority = priorityAfter(historyOf(item.events, now)) ?? null;
  return { id, key, title: title ?? null, priority };
}
