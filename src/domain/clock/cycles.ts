import type { Calendar } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import type { WorkItemEvent } from '../measurement/work-item-event.ts';
import { allowanceOf } from './allowance.ts';
import type { ClockTerms } from './clock-terms.ts';
import { isGivenTo } from './holding.ts';

/** One run of a promise from its start to its end; resuming it adds a run, starting anew adds a cycle. */
export type Cycle = {
  readonly number: number;
  readonly runs: readonly Interval[];
  readonly end: 'open' | 'replied' | 'resolved' | 'reset' | 'cancelled';
  readonly endedAt: Instant | null;
};

/** Cycles that ended, the latest first: a work item may have very many. */
type Ended = { readonly cycle: Cycle; readonly before: Ended | null };

type Progress = {
  readonly done: Ended | null;
  readonly current: Cycle | null;
  readonly resolvedAt: Instant | null;
  /** Whether those hold the item in whose hands alone time counts, and whether it waits for them. */
  readonly held: boolean;
  readonly awaited: boolean;
};

type Rules = { readonly terms: ClockTerms; readonly calendar: Calendar };
type Step = (progress: Progress, event: WorkItemEvent, rules: Rules) => Progress;

const NEVER = Number.POSITIVE_INFINITY;

const STEPS: Readonly<Partial<Record<WorkItemEvent['type'], Step>>> = {
  opened: open,
  assigned: assign,
  'merged-from': startEarlier,
  replied: reply,
  resolved: resolve,
  reopened: reopen,
  reset,
  merged: cancel,
  cancelled: cancel,
};

/** The cycles that the events of a work item make of a promise, oldest first. */
export function cyclesOf(history: readonly WorkItemEvent[], rules: Rules): readonly Cycle[] {
  const held = rules.terms.holder === undefined;
  let progress: Progress = { done: null, current: null, resolvedAt: null, held, awaited: false };
  for (const event of history) {
    const step = STEPS[event.type];
    if (step) progress = step(progress, event, rules);
  }
  return progress.current ? [...inOrder(progress.done), progress.current] : [];
}

function inOrder(latest: Ended | null): readonly Cycle[] {
  const cycles: Cycle[] = [];
  for (let each = latest; each; each = each.before) cycles.push(each.cycle);
  return cycles.reverse();
}

function open(progress: Progress, { at }: WorkItemEvent): Progress {
  if (progress.current) return progress;
  return progress.held ? startCycle(progress, at) : { ...progress, awaited: true };
}

/** A clock that counts only in some hands starts when the item first comes into them. */
function assign(progress: Progress, event: WorkItemEvent, { terms }: Rules): Progress {
  if (terms.holder === undefined) return progress;
  const held = isGivenTo(event, terms.holder);
  const assigned = { ...progress, held };
  if (!held || !progress.awaited) return assigned;
  return startCycle({ ...assigned, awaited: false }, event.at);
}

/** After a merge the item that goes on keeps the earlier start, unless its promise was kept already. */
function startEarlier(progress: Progress, event: WorkItemEvent, { terms }: Rules): Progress {
  const { current, done } = progress;
  const [first, ...later] = current?.runs ?? [];
  if (!current || !first || !isOpen(progress) || done) return progress;
  const from = Math.min(first.from, event.startedAt ?? first.from);
  if (terms.holder !== undefined || from === first.from) return progress;
  return { ...progress, current: { ...current, runs: [{ ...first, from }, ...later] } };
}

/** Only the provider's people reply; nothing that a system writes keeps a promise. */
function reply(progress: Progress, event: WorkItemEvent, { terms }: Rules): Progress {
  if (event.actor !== 'provider' || !isOpen(progress)) return progress;
  if (terms.kind === 'resolution') return progress;
  const replied = endCycle(progress, event.at, 'replied');
  return terms.kind === 'update' ? startCycle(replied, event.at) : replied;
}

function resolve(progress: Progress, event: WorkItemEvent, { terms }: Rules): Progress {
  const resolvedAt = progress.current ? (progress.resolvedAt ?? event.at) : null;
  const counts = terms.kind !== 'response' || (terms.resolvedCounts && event.actor !== 'system');
  const ended = counts && isOpen(progress) ? endCycle(progress, event.at, 'resolved') : progress;
  return { ...ended, resolvedAt, awaited: false };
}

function reopen(progress: Progress, event: WorkItemEvent, rules: Rules): Progress {
  const { at } = event;
  const { current, resolvedAt } = progress;
  if (!current && rules.terms.holder !== undefined) return open(progress, event);
  const reopened = { ...progress, resolvedAt: null };
  if (!current || current.end === 'open' || rules.terms.reopen === 'ignore') return reopened;
  if (current.end === 'cancelled') return startCycle(reopened, at);
  if (resolvedAt === null) return progress;
  if (!resumes(resolvedAt, at, rules)) return startCycle(reopened, at);
  // A reply was given and stays given; only what the resolution ended goes on.
  return current.end === 'replied' ? reopened : continueCycle(reopened, at);
}

function resumes(resolvedAt: Instant, at: Instant, { terms, calendar }: Rules): boolean {
  if (terms.reopen !== 'resume') return false;
  const allowance = allowanceOf(terms.reopenWithin, calendar);
  const until = allowance.dueAfter(allowance.granted, resolvedAt);
  return until === 'unreachable' || at <= until;
}

function reset(progress: Progress, { at }: WorkItemEvent): Progress {
  const started = progress.current?.runs[0]?.from;
  if (!isOpen(progress) || started === at) return progress;
  return startCycle(endCycle(progress, at, 'reset'), at);
}

function cancel(progress: Progress, { at }: WorkItemEvent): Progress {
  return progress.current ? endCycle(progress, at, 'cancelled') : { ...progress, awaited: false };
}

function isOpen({ current }: Progress): boolean {
  return current?.end === 'open';
}

function startCycle(progress: Progress, at: Instant): Progress {
  const { done, current, resolvedAt, held, awaited } = progress;
  const ended = current ? { cycle: current, before: done } : done;
  const started: Cycle = {
    number: (ended?.cycle.number ?? 0) + 1,
    runs: [{ from: at, to: NEVER }],
    end: 'open',
    endedAt: null,
  };
  return { done: ended, current: started, resolvedAt, held, awaited };
}

function continueCycle(progress: Progress, at: Instant): Progress {
  const { current } = progress;
  if (!current) return progress;
  const runs = [...current.runs, { from: at, to: NEVER }];
  return { ...progress, current: { ...current, runs, end: 'open', endedAt: null } };
}

// A stopped clock that is cancelled afterwards keeps the instant at which it stopped.
function endCycle(progress: Progress, at: Instant, end: Cycle['end']): Progress {
  const { current } = progress;
  if (!current) return progress;
  const last = current.runs.at(-1);
  const runs = last
    ? [...current.runs.slice(0, -1), { from: last.from, to: Math.min(last.to, at) }]
    : current.runs;
  return { ...progress, current: { ...current, runs, end, endedAt: current.endedAt ?? at } };
}
