import { type Calendar, type Due, elapsed, UNREACHABLE } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import { type Interval, intersect, overlapping, subtract, union } from '../calendar/interval.ts';
import type { WorkItemEvent } from '../measurement/work-item-event.ts';
import { type Allowance, allowanceOf, dueBesides } from './allowance.ts';
import type { Clock, ClockState, HandSetDue } from './clock.ts';
import type { ClockTerms } from './clock-terms.ts';
import { type Cycle, cyclesOf } from './cycles.ts';
import { type ExcludedSpan, excludedSpans } from './exclusions.ts';
import { historyOf } from './history.ts';
import { spansElsewhere } from './holding.ts';
import { type Pause, pausesOf } from './pauses.ts';

export type ClockInput = {
  readonly calendar: Calendar;
  readonly terms: ClockTerms;
  readonly events: readonly WorkItemEvent[];
  readonly asOf: Instant;
  /** Spans that the agreement excludes for every work item. */
  readonly exclusions?: readonly ExcludedSpan[];
};

/** Everything that the events say about a promise, before any time is measured. */
export type ClockHistory = {
  readonly cycles: readonly Cycle[];
  readonly pauses: readonly Pause[];
  readonly exclusions: readonly ExcludedSpan[];
  /** The exclusions that also lie ahead of a clock, because no event of its own began them. */
  readonly agreed: readonly ExcludedSpan[];
  readonly handSetDues: readonly HandSetDue[];
};

type Circumstances = Omit<ClockHistory, 'cycles' | 'pauses'> & {
  readonly asOf: Instant;
  /** All that keeps the clock from counting, in order and without overlaps. */
  readonly halts: readonly Interval[];
  /** Whether something does so at the instant itself. */
  readonly stands: boolean;
};

/** The clock of a work item as of an instant: its latest cycle. */
export function foldClock(input: ClockInput): Clock {
  return foldCycles(input).at(-1) ?? notStarted(input);
}

/** One clock for each cycle of a work item, oldest first. */
export function foldCycles(input: ClockInput): readonly Clock[] {
  const { asOf } = input;
  const { cycles, pauses, ...told } = readHistory(input);
  const allowance = allowanceOf(input.terms.within, input.calendar);
  const { exclusions } = told;
  const halts = pauses.length + exclusions.length === 0 ? [] : union([...pauses, ...exclusions]);
  const stands = standsStill(pauses, exclusions, asOf);
  const circumstances = { ...told, asOf, halts, stands };
  return cycles.map((cycle) =>
    withHandSetDue(measureCycle(cycle, allowance, circumstances), circumstances),
  );
}

/** Cycles, pauses and exclusions as the events tell them. */
export function readHistory({
  calendar,
  terms,
  events,
  asOf,
  exclusions,
}: ClockInput): ClockHistory {
  const history = historyOf(events, asOf);
  const { all, agreed } = excludedSpans(history, exclusions ?? []);
  return {
    cycles: cyclesOf(history, { terms, calendar }),
    pauses: waitsOf(history, terms),
    exclusions: all,
    agreed,
    handSetDues: handSetDuesOf(history),
  };
}

const NONE: readonly HandSetDue[] = [];

function handSetDuesOf(history: readonly WorkItemEvent[]): readonly HandSetDue[] {
  if (!history.some(({ type }) => type === 'due-set')) return NONE;
  return history.flatMap(({ type, at, dueAt, reason, by }) =>
    type === 'due-set' && dueAt !== undefined ? [{ at, dueAt, reason, by }] : [],
  );
}

function waitsOf(
  history: readonly WorkItemEvent[],
  { within, pauses, holder }: ClockTerms,
): readonly Pause[] {
  if (within.unit === 'point' && within.pauses === 'ignored') return [];
  const waits = pausesOf(history, pauses);
  return holder === undefined ? waits : [...waits, ...spansElsewhere(history, holder)];
}

function measureCycle(cycle: Cycle, allowance: Allowance, circumstances: Circumstances): Clock {
  const counting = countingSpans(cycle, circumstances);
  const { left, elapsedMs, breachedAt, run } = count(counting, allowance);
  const frozen = breachedAt === null && cycle.end === 'open' && circumstances.stands;
  const end = cycle.endedAt ?? (frozen ? stoodStillAt(cycle, counting) : circumstances.asOf);
  const ahead = frozen ? [] : exclusionsAhead(cycle, circumstances);
  // Whoever still counts is due as of the start of the run: a midnight may end one business day and begin the next.
  const start = run?.to === end && allowance.unit !== 'time' ? run : { from: end, left };
  const due = breachedAt ?? dueBesides(allowance, start, ahead);
  return {
    state: stateOf(cycle, breachedAt, frozen),
    cycle: cycle.number,
    startedAt: cycle.runs[0]?.from ?? null,
    stoppedAt: cycle.endedAt,
    elapsedMs,
    remainingMs: remaining({ allowance, left, end, due, breachedAt, counting }),
    dueAt: frozen || due === UNREACHABLE ? null : due,
    breachedAt,
    unreachable: !frozen && due === UNREACHABLE,
    seenAt: end,
    counting,
    exclusions: circumstances.exclusions,
    axis: allowance.axis,
  };
}

/** What is excluded after a clock has stopped, and nobody has ended, moves its due date no more. */
function exclusionsAhead({ endedAt }: Cycle, { agreed }: Circumstances): readonly ExcludedSpan[] {
  if (endedAt === null || agreed.length === 0) return agreed;
  return agreed.filter(({ to }) => to !== Number.POSITIVE_INFINITY);
}

/** The clock with the due date that was set last while its cycle ran. */
function withHandSetDue(clock: Clock, { handSetDues }: Circumstances): Clock {
  if (handSetDues.length === 0) return clock;
  const from = clock.startedAt ?? 0;
  const to = clock.stoppedAt ?? Number.POSITIVE_INFINITY;
  const handSetDue = handSetDues.findLast(({ at }) => from <= at && at <= to);
  return handSetDue ? { ...clock, handSetDue } : clock;
}

/** The clock counts while its cycle runs, and nothing pauses or excludes it. */
function countingSpans({ runs }: Cycle, { halts, asOf }: Circumstances) {
  const seen = intersect(runs, [{ from: Number.NEGATIVE_INFINITY, to: asOf }]);
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || halts.length === 0) return seen;
  return subtract(seen, overlapping(halts, { from: first.from, to: last.to }));
}

function count(counting: readonly Interval[], { granted, axis, leftAfter, dueAfter }: Allowance) {
  let left = granted;
  let elapsedMs = 0;
  let breachedAt: Instant | null = null;
  let run: Run | null = null;
  for (const span of counting) {
    run = { ...span, left };
    const leftAtEnd = leftAfter(left, span);
    if (breachedAt === null && leftAtEnd <= 0)
      breachedAt = passedIn(span, dueAfter(left, span.from));
    left = leftAtEnd;
    elapsedMs += elapsed(axis, span);
  }
  return { left, elapsedMs, breachedAt, run };
}

/** The last span in which a clock counted, and what was left as it began. */
type Run = Interval & { readonly left: number };

/** A due date is met up to and with its own instant. */
function passedIn({ to }: Interval, due: Due): Instant | null {
  return due !== UNREACHABLE && due < to ? due : null;
}

function standsStill(
  pauses: readonly Pause[],
  exclusions: readonly ExcludedSpan[],
  asOf: Instant,
): boolean {
  return (
    pauses.some(({ from, to }) => from <= asOf && asOf < to) ||
    exclusions.some(({ from, to }) => from <= asOf && to === Number.POSITIVE_INFINITY)
  );
}

function stoodStillAt({ runs }: Cycle, counting: readonly Interval[]): Instant {
  return Math.max(counting.at(-1)?.to ?? 0, runs.at(-1)?.from ?? 0);
}

function stateOf({ end }: Cycle, breachedAt: Instant | null, frozen: boolean): ClockState {
  if (end === 'cancelled') return 'cancelled';
  if (breachedAt !== null) return 'missed';
  if (end === 'reset') return 'cancelled';
  if (end === 'open') return frozen ? 'paused' : 'running';
  return 'met';
}

/** Support time from the end to the due date, or how long the clock has counted beyond it. */
function remaining(clock: {
  readonly allowance: Allowance;
  readonly left: number;
  readonly end: Instant;
  readonly due: Due;
  readonly breachedAt: Instant | null;
  readonly counting: readonly Interval[];
}): number {
  const { allowance, left, end, due, breachedAt, counting } = clock;
  if (allowance.unit === 'time') return left;
  if (breachedAt !== null) {
    const late = intersect(counting, [{ from: breachedAt, to: end }]);
    return -late.reduce((sum, span) => sum + elapsed(allowance.axis, span), 0);
  }
  return due === UNREACHABLE ? 0 : elapsed(allowance.axis, { from: end, to: Math.max(end, due) });
}

function notStarted({ terms, calendar, asOf }: ClockInput): Clock {
  const { granted, unit, axis } = allowanceOf(terms.within, calendar);
  return {
    state: 'not-started',
    cycle: 1,
    startedAt: null,
    stoppedAt: null,
    elapsedMs: 0,
    remainingMs: unit === 'time' ? granted : 0,
    dueAt: null,
    breachedAt: null,
    unreachable: false,
    seenAt: asOf,
    counting: [],
    exclusions: [],
    axis,
  };
}
