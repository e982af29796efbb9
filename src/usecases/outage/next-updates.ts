import type { Instant } from '../../domain/calendar/instant.ts';
import { type OutageState, toldLast } from '../../domain/outage/fold-outage.ts';
import {
  type UpdateDue,
  updateDue,
  updatePromise,
  updateSentence,
} from '../../domain/outage/update-due.ts';
import type { Affected } from './affected.ts';

/** What one customer was promised to hear during an outage, and until when. */
export type NextUpdate = UpdateDue & {
  readonly affected: Affected;
  readonly toldAt: Instant;
  readonly sentence: string;
};

/** Until when each customer is to hear the next word of an open outage; those to whom nothing is promised are left out. */
export function nextUpdates(
  outage: OutageState,
  affected: readonly Affected[],
): readonly NextUpdate[] {
  if (outage.state !== 'open') return [];
  return affected.flatMap((one) => {
    const { agreement, calendar, customer } = one;
    const promise = updatePromise(agreement.terms.targets, outage);
    const toldAt = toldLast(outage, customer.key);
    const due = promise && calendar && updateDue(promise, calendar, toldAt);
    return promise && due
      ? [{ ...due, affected: one, toldAt, sentence: updateSentence(promise) }]
      : [];
  });
}

/** When the watch has to look at an outage again; null when it has nothing to look for. */
export function nextLook(updates: readonly NextUpdate[], now: Instant): Instant | null {
  const coming = updates.flatMap(({ nearAt, dueAt }) => [nearAt, dueAt]).filter((at) => at > now);
  return coming.length > 0 ? Math.min(...coming) : null;
}
