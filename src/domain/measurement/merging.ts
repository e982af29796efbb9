import type { Instant } from '../calendar/instant.ts';
import type { WorkItem, WorkItemEvent } from './work-item-event.ts';

/** A work item that was merged into another one, and whether an agreement covers both. */
export type Duplicate = { readonly item: WorkItem; readonly sharesAgreement: boolean };

/**
 * What merges tell of the work items that go on: that they were named, before anything else is known of them.
 * Only with a start would it move a clock.
 */
export function mentionsOf(items: readonly WorkItem[]): readonly WorkItem[] {
  return items.flatMap((item) =>
    item.events.flatMap((event) => {
      const key = survivorOf(item, event);
      return key === null ? [] : [{ key, events: [{ ...factOf(item, event, 0), at: event.at }] }];
    }),
  );
}

/** The keys of the work items into which an item was ever merged, also where that was withdrawn. */
export function survivorsOf(item: WorkItem): readonly string[] {
  const keys = item.events.flatMap((event) => survivorOf(item, event) ?? []);
  return [...new Set(keys)];
}

/** The keys of the work items that were ever merged into an item. */
export function duplicatesOf({ events }: WorkItem): readonly string[] {
  const keys = events.flatMap(({ id, type, other }) =>
    type === 'merged-from' && id.startsWith(PREFIX) && other !== undefined ? [other] : [],
  );
  return [...new Set(keys)];
}

/**
 * The facts that a work item lacks to keep the start of those merged into it, whatever became known in which order:
 * each merge with the earliest start of its duplicate; what does not hold any more is withdrawn.
 */
export function missingFacts(
  survivor: WorkItem,
  duplicates: readonly Duplicate[],
): readonly WorkItemEvent[] {
  return duplicates.flatMap(({ item, sharesAgreement }) =>
    item.events
      .filter((event) => survivorOf(item, event) === survivor.key)
      .flatMap((merge) => {
        const holds = sharesAgreement && !isWithdrawn(item, merge);
        return settle({ survivor, item, merge }, holds ? startOf(item, survivor.key) : null);
      }),
  );
}

type Merged = {
  readonly survivor: WorkItem;
  readonly item: WorkItem;
  readonly merge: WorkItemEvent;
};

function settle({ survivor, item, merge }: Merged, startedAt: Instant | null) {
  const told = survivor.events.filter(
    ({ id, startedAt }) => startedAt !== undefined && id.startsWith(`${prefixOf(item, merge)}:`),
  );
  // An item that goes on has a clock to move from its own opening on.
  const at = Math.max(merge.at, openingOf(survivor) ?? merge.at);
  const current = told.filter((event) => !isWithdrawn(survivor, event));
  const right = current.find((event) => event.startedAt === startedAt && event.at === at);
  const withdrawn = current.filter((event) => event !== right).map(withdrawalOf);
  if (right || startedAt === null) return withdrawn;
  return [...withdrawn, { ...factOf(item, merge, told.length + 1), at, startedAt }];
}

const PREFIX = 'merged-from:';

function prefixOf({ key }: WorkItem, { id }: WorkItemEvent): string {
  return `${PREFIX}${JSON.stringify([key, id])}`;
}

function factOf(item: WorkItem, merge: WorkItemEvent, number: number) {
  const { sequence, actor } = merge;
  return {
    id: `${prefixOf(item, merge)}:${number}`,
    type: 'merged-from' as const,
    ...{ actor, other: item.key },
    ...(sequence !== undefined && { sequence }),
  };
}

function withdrawalOf({ id, at, actor }: WorkItemEvent): WorkItemEvent {
  return { id: `${id}:withdrawn`, at, type: 'retracted', actor, retracts: id };
}

function survivorOf({ key }: WorkItem, { type, other }: WorkItemEvent): string | null {
  return type === 'merged' && other !== undefined && other !== key ? other : null;
}

/** When a duplicate began, itself or by what was merged into it; what it has from the survivor is not its own. */
function startOf(item: WorkItem, survivorKey: string): Instant | null {
  const starts = item.events
    .filter((event) => !isWithdrawn(item, event))
    .flatMap(({ type, at, other, startedAt }) => {
      if (type === 'opened') return [at];
      return type === 'merged-from' && other !== survivorKey && startedAt !== undefined
        ? [startedAt]
        : [];
    });
  return starts.length === 0 ? null : Math.min(...starts);
}

function openingOf(item: WorkItem): Instant | null {
  const openings = item.events
    .filter((event) => event.type === 'opened' && !isWithdrawn(item, event))
    .map(({ at }) => at);
  return openings.length === 0 ? null : Math.min(...openings);
}

function isWithdrawn({ events }: WorkItem, { id }: WorkItemEvent): boolean {
  return events.some(({ type, retracts }) => type === 'retracted' && retracts === id);
}
