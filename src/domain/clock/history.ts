import type { Instant } from '../calendar/instant.ts';
import type { WorkItemEvent, WorkItemEventType } from '../measurement/work-item-event.ts';

// Of events that are truly simultaneous, the later of these has the last word: a stop outranks a
// pause and a pause a resume. A reset comes after the stop because a stopped clock cannot be reset.
const RANK: Readonly<Record<WorkItemEventType, number>> = {
  opened: 0,
  reopened: 1,
  'priority-changed': 2,
  resumed: 3,
  paused: 4,
  'excluded-to': 5,
  'excluded-from': 6,
  replied: 7,
  resolved: 8,
  reset: 9,
  cancelled: 10,
};

/** The events that are known as of an instant, each once, in the one order that every rule sees. */
export function historyOf(
  events: readonly WorkItemEvent[],
  asOf: Instant,
): readonly WorkItemEvent[] {
  const seen = events.every(({ at }) => at <= asOf)
    ? events
    : events.filter(({ at }) => at <= asOf);
  const ordered = isOrdered(seen) ? seen : [...seen].sort(inOrder);
  return isUnique(ordered) ? ordered : uniqueById(ordered);
}

/** The priority that the item has after these events; undefined if it never had one. */
export function priorityAfter(history: readonly WorkItemEvent[]): string | undefined {
  return history.findLast(({ type, priority }) => priority !== undefined && setsPriority(type))
    ?.priority;
}

/** Only opening an item and changing its priority decide its priority. */
export function setsPriority(type: WorkItemEventType): boolean {
  return type === 'opened' || type === 'priority-changed';
}

function inOrder(a: WorkItemEvent, b: WorkItemEvent): number {
  return (
    a.at - b.at ||
    (a.sequence ?? 0) - (b.sequence ?? 0) ||
    RANK[a.type] - RANK[b.type] ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}

function isOrdered(events: readonly WorkItemEvent[]): boolean {
  for (let i = 1; i < events.length; i++) {
    const before = events[i - 1];
    const event = events[i];
    if (before && event && inOrder(before, event) > 0) return false;
  }
  return true;
}

// The usual handful of events is compared faster than a set is built.
function isUnique(events: readonly WorkItemEvent[]): boolean {
  if (events.length > 16) return new Set(events.map(({ id }) => id)).size === events.length;
  for (let i = 1; i < events.length; i++) {
    for (let j = 0; j < i; j++) if (events[i]?.id === events[j]?.id) return false;
  }
  return true;
}

function uniqueById(events: readonly WorkItemEvent[]): readonly WorkItemEvent[] {
  const ids = new Set<string>();
  return events.filter(({ id }) => !ids.has(id) && ids.add(id));
}
