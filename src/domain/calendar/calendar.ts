import { AccordError } from '../error.ts';
import type { CalendarTerms } from './calendar-terms.ts';
import { DAY, formatInstant, type Instant } from './instant.ts';
import { type Interval, intersect } from './interval.ts';
import {
  compileOpenTime,
  covers,
  earliestWith,
  lastStartingBy,
  latestWith,
  type OpenTime,
  openBefore,
  refuseFarYears,
} from './open-time.ts';
import { planRevisions } from './revisions.ts';

/** What a query answers when the time is not reached within ten years. */
export const UNREACHABLE = 'unreachable';
export type Due = Instant | typeof UNREACHABLE;

/** When a service is supported, compiled for arithmetic. */
export type Calendar = {
  /** The latest revision. */
  readonly terms: CalendarTerms;
  /** The open intervals of at least this span; compiled when first asked for, then kept. */
  readonly during: (span: Interval) => OpenTime;
};

const HORIZON_YEARS = 10;
const FIRST_REACH = 40 * DAY;

/** Makes a calendar that answers in binary searches. */
export function compileCalendar(terms: CalendarTerms): Calendar {
  return compileRevisions([terms]);
}

/**
 * Makes one calendar of all its revisions, oldest first: each holds from its date on, until a later
 * one begins. The first holds before its date, too.
 */
export function compileRevisions(
  revisions: readonly [CalendarTerms, ...(readonly CalendarTerms[])],
): Calendar {
  const planned = planRevisions(revisions);
  let table: OpenTime | null = null;
  const during = (span: Interval): OpenTime => {
    if (table && covers(table, span)) return table;
    refuseFarYears(span);
    table = compileOpenTime(planned, reach(table, span));
    return table;
  };
  return { terms: revisions.at(-1) ?? revisions[0], during };
}

/** Open milliseconds within the span. */
export function elapsed(calendar: Calendar, span: Interval): number {
  refuseNegativeSpan(span);
  const table = calendar.during(span);
  return openBefore(table, span.to) - openBefore(table, span.from);
}

/** The earliest instant at which so much open time has passed since `from`. */
export function due(calendar: Calendar, { from, ms }: { from: Instant; ms: number }): Due {
  refuseNegativeTime(ms);
  if (ms === 0) return from;
  const horizon = yearsFrom(from, HORIZON_YEARS);
  for (let to = from + Math.max(ms, DAY); ; to += to - from) {
    const table = calendar.during({ from, to: Math.min(to, horizon) });
    const at = earliestWith(table, openBefore(table, from) + ms);
    if (at !== null) return at <= horizon ? at : UNREACHABLE;
    if (to >= horizon) return UNREACHABLE;
  }
}

/** The latest instant from which so much open time leads up to `from`. */
export function dueBackward(calendar: Calendar, { from, ms }: { from: Instant; ms: number }): Due {
  refuseNegativeTime(ms);
  if (ms === 0) return from;
  const horizon = yearsFrom(from, -HORIZON_YEARS);
  for (let back = from - Math.max(ms, DAY); ; back -= from - back) {
    const table = calendar.during({ from: Math.max(back, horizon), to: from });
    const at = latestWith(table, openBefore(table, from) - ms);
    if (at !== null) return at >= horizon ? at : UNREACHABLE;
    if (back <= horizon) return UNREACHABLE;
  }
}

/** Whether support is open at the instant; a closing instant is closed. */
export function isOpen(calendar: Calendar, at: Instant): boolean {
  const table = calendar.during({ from: at, to: at });
  return at < (table.open[lastStartingBy(table, at)]?.to ?? at);
}

/** The open intervals within the span, in order. */
export function openIntervals(calendar: Calendar, span: Interval): readonly Interval[] {
  refuseNegativeSpan(span);
  const table = calendar.during(span);
  const first = Math.max(0, lastStartingBy(table, span.from));
  const last = lastStartingBy(table, span.to);
  return intersect(table.open.slice(first, last + 1), [span]);
}

// Tables grow to twice their length, so that a growing series of queries compiles each day about once.
function reach(table: OpenTime | null, { from, to }: Interval): Interval {
  if (!table) return { from: from - DAY, to: Math.max(to, from + FIRST_REACH) };
  const length = (table.lastDay - table.firstDay) * DAY;
  const known = { from: (table.firstDay + 2) * DAY, to: (table.lastDay - 2) * DAY };
  return {
    from: from < known.from ? Math.min(from, known.from - length) : known.from,
    to: to > known.to ? Math.max(to, known.to + length) : known.to,
  };
}

function yearsFrom(at: Instant, years: number): Instant {
  return new Date(at).setUTCFullYear(new Date(at).getUTCFullYear() + years);
}

function refuseNegativeSpan({ from, to }: Interval): void {
  if (from <= to) return;
  throw new AccordError(
    'invalid',
    `The span ends at ${formatInstant(to)}, before it starts at ${formatInstant(from)}.`,
  );
}

function refuseNegativeTime(ms: number): void {
  if (ms >= 0) return;
  throw new AccordError('invalid', 'A time budget cannot be negative.');
}
