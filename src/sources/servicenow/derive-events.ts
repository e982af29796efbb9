import type { Instant } from '../../domain/calendar/instant.ts';
import type { WorkItem, WorkItemEvent } from '../../domain/measurement/work-item-event.ts';
import type { Row } from './row.ts';
import { findState, type State } from './state.ts';

/** One update of an incident beside what stood before it. */
type Step = {
  readonly row: Row;
  readonly state: State;
  /** Null before the first update. */
  readonly before: State | null;
  readonly knownPriority: string | null;
  readonly firstChange: boolean;
};

type Fact = Omit<WorkItemEvent, 'id' | 'at' | 'sequence'>;
type Rule = (step: Step) => Fact | null;

/** What the rows of one incident, in any order, say happened; or why they say nothing. */
export function deriveWorkItem(rows: readonly Row[]): WorkItem | string {
  const updates = inOrder(rows);
  const first = updates.find(({ openedAt }) => openedAt !== null);
  if (!first || first.openedAt === null) return 'no row says when it was opened';
  const priority = updates.find((row) => row.priority !== null)?.priority;
  const opened: WorkItemEvent = {
    id: `${first.number}:opened`,
    at: first.openedAt,
    sequence: 0,
    type: 'opened',
    actor: 'customer',
    ...(priority && { priority }),
  };
  const later = stepsOf(updates, priority).flatMap((step) => eventsOf(step, opened.at));
  return { key: first.number, events: [opened, ...withoutEmptyWaits(later)] };
}

/** Ordered as they were made; a repeated update number is the same row, and the first one wins. */
function inOrder(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<number>();
  return [...rows]
    .sort((a, b) => a.updatedAt - b.updatedAt || a.modCount - b.modCount || compareContent(a, b))
    .filter(({ modCount }) => !seen.has(modCount) && seen.add(modCount));
}

// Two rows of one update and minute can only be told apart by what they say; their order in the file is chance.
function compareContent(a: Row, b: Row): number {
  const [left, right] = [content(a), content(b)];
  return left < right ? -1 : Number(left > right);
}

function content({ state, priority, openedAt }: Row): string {
  return `${state} ${priority} ${openedAt}`;
}

function stepsOf(updates: readonly Row[], firstPriority: string | null | undefined): Step[] {
  const replier = updates.find(({ modCount }) => modCount > 0);
  let before: State | null = null;
  let knownPriority = firstPriority ?? null;
  return updates.flatMap((row) => {
    const state = findState(row.state);
    if (!state) return [];
    const step = { row, state, before, knownPriority, firstChange: row === replier };
    before = state;
    knownPriority = row.priority ?? knownPriority;
    return [step];
  });
}

const reopened: Rule = ({ state, before }) =>
  before?.phase === 'resolved' && state.phase !== 'resolved'
    ? { type: 'reopened', actor: 'provider' }
    : null;

const priorityChanged: Rule = ({ row, knownPriority }) =>
  row.priority !== null && row.priority !== knownPriority
    ? { type: 'priority-changed', actor: 'provider', priority: row.priority }
    : null;

const resumed: Rule = ({ state, before }) =>
  before?.phase === 'waiting' && before !== state
    ? { type: 'resumed', actor: 'provider', party: before.party, reason: before.reason }
    : null;

const replied: Rule = ({ firstChange }) =>
  firstChange ? { type: 'replied', actor: 'provider' } : null;

const paused: Rule = ({ state, before }) =>
  state.phase === 'waiting' && before !== state
    ? { type: 'paused', actor: 'provider', party: state.party, reason: state.reason }
    : null;

const resolved: Rule = ({ state, before }) =>
  state.phase === 'resolved' && before?.phase !== 'resolved'
    ? { type: 'resolved', actor: 'provider' }
    : null;

/** Everything that one update can say, in the order in which it is said. */
const RULES: readonly Rule[] = [reopened, priorityChanged, resumed, replied, paused, resolved];

// Some exports date the first updates before the opening; nothing happens to an incident before it is there.
function eventsOf({ row, ...step }: Step, openedAt: Instant): WorkItemEvent[] {
  const { number, modCount, updatedAt } = row;
  return RULES.flatMap((rule, place) => {
    const fact = rule({ row, ...step });
    if (!fact) return [];
    const id = `${number}:${modCount}:${place}-${fact.type}`;
    return [{ ...fact, id, at: Math.max(openedAt, updatedAt), sequence: modCount }];
  });
}

// What begins and ends within one minute of the export has no length, and no order beside other events.
function withoutEmptyWaits(events: readonly WorkItemEvent[]): readonly WorkItemEvent[] {
  const waits = events.filter(({ type }) => type === 'paused' || type === 'resumed');
  const empty = new Set<WorkItemEvent>();
  for (const [place, event] of waits.entries()) {
    const next = waits[place + 1];
    if (event.type !== 'paused' || next?.at !== event.at) continue;
    empty.add(event).add(next);
  }
  return events.filter((event) => !empty.has(event));
}
