import type { Calendar } from '../calendar/calendar.ts';
import { UNREACHABLE } from '../calendar/calendar.ts';
import { DAY, type Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import { allowanceOf } from '../clock/allowance.ts';
import type { Clock } from '../clock/clock.ts';
import { spentPercent } from '../clock/thresholds.ts';
import type { Case } from '../target/cases-figure.ts';
import { clockTermsOf, type WorkItemTerms } from '../target/work-item-cases.ts';
import type { Counted } from './miss-rate.ts';

/** A case that was decided: when it began and was due, whether it was missed, how much of its time it took. */
type PastCase = {
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly missed: boolean;
  readonly spentPercent: number;
};

/** What past cases say about the rest of a period. */
export type CaseHistory = {
  /** Complete periods of the past, with what became of their cases. */
  readonly periods: readonly Counted[];
  readonly past: readonly PastCase[];
  /** For every running case that is due in the period, how much of its time it has used, in percent. */
  readonly running: readonly number[];
  /** Cases that stand still and would be due in the period if they went on now. */
  readonly paused: number;
  /** Whether a case that has not begun yet can still become due in the period. */
  readonly canGrow: boolean;
  /** How many such cases there were in the same stretch of earlier weeks. */
  readonly volumes: readonly number[];
  /** How many stretches of this length the history is long. */
  readonly independentVolumes: number;
};

type Seen = {
  readonly terms: WorkItemTerms;
  readonly calendar: Calendar;
  readonly asOf: Instant;
  readonly period: Interval;
  /** Complete periods of the past, the oldest first. */
  readonly before: readonly Interval[];
};

const WEEK = 7 * DAY;

/** Reads the past, folded as of now, for what it says about the rest of a running period. */
export function caseHistory(cases: readonly Case[], seen: Seen): CaseHistory {
  const { asOf, period, before } = seen;
  const past = cases.flatMap(({ clock }) => pastCase(clock, asOf));
  const due = dueWithin(seen);
  const rest = { from: asOf, to: period.to };
  const since = before[0]?.from ?? period.from;
  return {
    periods: before.map((each) => counted(past, each)),
    past: past.filter(({ dueAt }) => dueAt >= since),
    running: cases.flatMap(({ clock }) => runningShare(clock, period)),
    paused: cases.filter(({ clock }) => clock.state === 'paused' && due(clock.remainingMs)).length,
    canGrow: due(),
    volumes: volumes(past, { rest, since }),
    independentVolumes: Math.floor((asOf - since) / Math.max(1, period.to - asOf)),
  };
}

/** Whether a clock that counts from now on becomes due in the period: a new one, or one with so much time left. */
function dueWithin({ terms, calendar, asOf, period }: Seen): (leftMs?: number) => boolean {
  const { within } = clockTermsOf(terms);
  const whole = allowanceOf(within, calendar);
  return (leftMs) => {
    if (asOf >= period.to) return false;
    const allowance =
      leftMs === undefined
        ? whole
        : allowanceOf({ unit: 'support-time', ms: Math.max(0, leftMs) }, whole.axis);
    const at = allowance.dueAfter(allowance.granted, asOf);
    return at !== UNREACHABLE && at < period.to;
  };
}

function pastCase(clock: Clock, asOf: Instant): readonly PastCase[] {
  const { state, startedAt, dueAt } = clock;
  if ((state !== 'met' && state !== 'missed') || startedAt === null || dueAt === null) return [];
  if (dueAt > asOf) return [];
  return [{ startedAt, dueAt, missed: state === 'missed', spentPercent: spentPercent(clock) }];
}

function runningShare(clock: Clock, { to }: Interval): readonly number[] {
  const { state, dueAt } = clock;
  return state === 'running' && dueAt !== null && dueAt < to ? [spentPercent(clock)] : [];
}

function counted(past: readonly PastCase[], { from, to }: Interval): Counted {
  const mine = past.filter(({ dueAt }) => from <= dueAt && dueAt < to);
  return { eligible: mine.length, missed: mine.filter(({ missed }) => missed).length };
}

/** Cases that began and became due in the same stretch of each earlier week that the history holds. */
function volumes(
  past: readonly PastCase[],
  { rest, since }: { readonly rest: Interval; readonly since: Instant },
): readonly number[] {
  const first = Math.max(1, Math.ceil((rest.to - rest.from) / WEEK));
  const weeks = Math.max(0, Math.floor((rest.from - since) / WEEK) - first + 1);
  // A year of cases is looked through for each week: two rows of instants are read much faster than the cases.
  const starts = Float64Array.from(past, ({ startedAt }) => startedAt);
  const dues = Float64Array.from(past, ({ dueAt }) => dueAt);
  return Array.from({ length: weeks }, (_, index) => {
    const back = (first + index) * WEEK;
    const [from, to] = [rest.from - back, rest.to - back];
    return starts.reduce(
      (sum, start, at) => sum + Number(start >= from && (dues[at] ?? to) < to),
      0,
    );
  });
}
