import type {
  EventDetail,
  WorkItem,
  WorkItemEvent,
} from '../domain/measurement/work-item-event.ts';

/** A work item and the number of its row, which clocks refer to. */
export type StoredWorkItem = WorkItem & { readonly id: number };

/** A work item with its events as JSON, which is much faster to read than a row per event. */
export type WorkItemRow = {
  readonly id: bigint;
  readonly key: string;
  readonly title: string | null;
  readonly events: readonly EventColumns[] | null;
};

type EventColumns = readonly [
  id: string,
  at: number,
  sequence: number | null,
  type: WorkItemEvent['type'],
  actor: WorkItemEvent['actor'],
  party: WorkItemEvent['party'] | null,
  reason: string | null,
  priority: string | null,
  detail: EventDetail | null,
];

/** The events of the item `w`, in order, as JSON. */
export const SELECT_EVENTS = `
  SELECT json_agg(json_build_array(e.id, (extract(epoch FROM e."occurredAt") * 1000)::bigint, e.sequence,
    e.type, e.actor, e.party, e.reason, e.priority, e.detail) ORDER BY e."occurredAt", e.sequence NULLS FIRST, e.id)
  FROM "WorkItemEvent" e WHERE e."workItemId" = w.id`;

/** The items of workspace $1, with their events in order; to be narrowed down by what is appended. */
export const SELECT_ITEMS = `
  SELECT w.id, w.key, w.title, (${SELECT_EVENTS}) AS events
  FROM "WorkItem" w WHERE w."workspaceId" = $1::int`;

/** The domain's work item of a row. */
export function toWorkItem({ id, key, title, events }: WorkItemRow): StoredWorkItem {
  return {
    id: Number(id),
    key,
    ...(title !== null && { title }),
    events: (events ?? []).map(toEvent),
  };
}

function toEvent(columns: EventColumns): WorkItemEvent {
  const [id, at, sequence, type, actor, party, reason, priority, detail] = columns;
  return {
    id,
    at,
    type,
    actor,
    ...(sequence !== null && { sequence }),
    ...(party != null && { party }),
    ...(reason !== null && { reason }),
    ...(priority !== null && { priority }),
    ...detail,
  };
}
