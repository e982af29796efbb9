import {
  type ClockPromise,
  isKeptByClocks,
  type PinnedPromise,
} from '../../domain/backtest/cases-under.ts';
import type { Promised } from '../../domain/backtest/replay.ts';
import type { WorkItem } from '../../domain/measurement/work-item-event.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import { calendarsOf, foldingFor } from '../work-item/fold-work-item.ts';
import type { NamedTarget } from './named-target.ts';

type Sought = { readonly register: Register; readonly key: string };

/** The target as each work item was promised it: by the revision in force when the item was opened. */
export function asPromised(register: Register, named: NamedTarget): Promised {
  const { agreement, target: terms, calendar } = named;
  const { revisionFor } = foldingFor(register, agreement.key);
  const sought = { register, key: terms.key };
  const known = new WeakMap<WorkItem, { readonly promise: ClockPromise | null }>();
  const pinned: PinnedPromise = (item) => {
    const found = known.get(item) ?? { promise: promiseOf(revisionFor(item), sought) };
    known.set(item, found);
    return found.promise;
  };
  return { terms, calendar, pinned };
}

/** Other terms, for every work item that was promised anything. */
export function inPlaceOf(today: Promised, { terms, calendar }: Promised): Promised {
  if (!isKeptByClocks(terms)) return { terms, calendar };
  const promise = { terms, calendar };
  return { ...promise, pinned: (item) => (today.pinned?.(item) === null ? null : promise) };
}

/** What any revision ever promised under the key of a target. */
export function everPromised(
  register: Register,
  { agreement, target: { key } }: NamedTarget,
): readonly ClockPromise[] {
  const revisions = register.agreements.get(agreement.key) ?? [];
  return revisions.flatMap((revision) => promiseOf(revision, { register, key }) ?? []);
}

function promiseOf(
  revision: AgreementRevision | null,
  { register, key }: Sought,
): ClockPromise | null {
  const terms = revision?.terms.targets.find((target) => target.key === key);
  const calendar = revision && calendarsOf(register)(revision.terms.calendar);
  return terms && calendar && isKeptByClocks(terms) ? { terms, calendar } : null;
}
