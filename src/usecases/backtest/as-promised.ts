import { supportHours } from '../../domain/agreement/hours.ts';
import type { ClockPromise, PinnedPromise } from '../../domain/backtest/cases-under.ts';
import type { WorkItem } from '../../domain/measurement/work-item-event.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import { calendarsOf, foldingFor, isCounted, promisesIn } from '../work-item/fold-work-item.ts';

type Sought = { readonly register: Register; readonly agreementKey: string; readonly key: string };

/** The promise as each work item was given it: by the revision in force when the item was opened. */
export function asPromised(now: ClockPromise, sought: Sought): PinnedPromise {
  const { revisionFor } = foldingFor(sought.register, sought.agreementKey);
  // Whoever tries a work item under several terms asks several times in a row.
  let last: { readonly item: WorkItem; readonly promise: ClockPromise | null } | null = null;
  const pinned = (item: WorkItem) => {
    if (last?.item !== item) last = { item, promise: promiseOf(revisionFor(item), sought, item) };
    return last.promise;
  };
  return { ...now, pinned };
}

/** Another promise, for every work item that was promised anything. */
export function inPlaceOf({ pinned }: PinnedPromise, other: ClockPromise): PinnedPromise {
  return { ...other, pinned: (item) => (pinned?.(item) === null ? null : other) };
}

/** What any revision ever promised under the key of a target. */
export function everPromised(sought: Sought): readonly ClockPromise[] {
  const revisions = sought.register.agreements.get(sought.agreementKey) ?? [];
  return revisions.flatMap((revision) => promiseOf(revision, sought) ?? []);
}

function promiseOf(
  revision: AgreementRevision | null,
  { register, key }: Sought,
  item?: WorkItem,
): ClockPromise | null {
  const counted = revision?.terms.targets.filter(isCounted) ?? [];
  const targets = item && revision ? promisesIn(register, revision, item) : counted;
  const terms = targets.find((target) => target.key === key);
  const calendar = revision && calendarsOf(register)(supportHours(revision.terms));
  return terms && calendar ? { terms, calendar } : null;
}
