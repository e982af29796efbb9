import type { Instant } from '../calendar/instant.ts';
import type { WorkItemEvent, WorkItemEventType } from '../measurement/work-item-event.ts';

// Of events that are truly simultaneous, the later of these has the last word: a stop outranks a
// pause and a pause a resume. A reset comes after the stop because a stopped clock cannot be reset.
const RANK: Readonly<Record<WorkItemEventType, number>> = {
  opened: 0,
  'merged-from': 1,
  reopened: 2,
  'priority-changed': 3,
  'due-set': 4,
  assigned: 5,
  resumed: 6,
  paused: 7,
  'excluded-to': 8,
  'excluded-from': 9,
  replied: 10,
  resolved: 11,
  reset: 12,
  merged: 13,
  cancelled: 14,
  retracted: 15,
};

/** The events that are known as of an instant, each once, in the one order that every rule sees. */
export function historyOf(
  events: readonly WorkItemEvent[],
  asOf: Instant,
): readonly WorkItemEvent[] {
  const isAsked = (events === last.events || events === last.history) && asOf === last.asOf;
  if (!isAsked) last = { events, asOf, history: readHistory(events, asOf) };
  return last.history;
}

// Whoever folds a work item asks several times in a row.
let last: History = { events: [], asOf: 0, history: [] };

type History = {
  readonly events: readonly WorkItemEvent[];
  readonly asOf: Instant;
  readonly history: readonly WorkItemEvent[];
};

function readHistory(events: readonly WorkItemEvent[], asOf: Instant): readonly WorkItemEvent[] {
  const known = events.every(({ at }) => at <= asOf)
    ? events
    : events.filter(({ at }) => at <= asOf);
  const seen = withoutRetracted(known);
  const ordered = isOrdered(seen) ? seen : [...seen].sort(inOrder);
  return isUnique(ordered) ? ordered : uniqueById(ordered);
}

/** When a work item was opened; null while nobody has said so. */
export function openedAt(events: readonly WorkItemEvent[]): Instant | null {
  let first: Instant | null = null;
  for (const { type, at } of events) {
    if (type === 'opened' && (first === null || at < first)) first = at;
  }
  return first;
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

// Whatever the two instants say, what was withdrawn did not happen; only a retraction itself stays.
function withoutRetracted(events: readonly WorkItemEvent[]): readonly WorkItemEvent[] {
  if (!events.some(({ type }) => type === 'retracted')) return events;
  const retractions = events.filter(({ type }) => type === 'retracted');
  const withdrawn = new Set(retractions.map(({ retracts }) => retracts));
  return events.filter(({ id, type }) => type === 'retracted' || !withdrawn.has(id));
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
