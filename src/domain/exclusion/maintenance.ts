import type { MaintenanceTerms } from '../agreement/maintenance-terms.ts';
import { type Calendar, compileCalendar, openIntervals } from '../calendar/calendar.ts';
import { DAY, type Instant } from '../calendar/instant.ts';
import { type Interval, intersect, subtract, union } from '../calendar/interval.ts';
import { periodOf } from '../calendar/period.ts';
import { allowanceOf } from '../clock/allowance.ts';
import { readDuration } from '../clock/duration.ts';
import type { AgreedExclusion } from './agreed-exclusion.ts';

/** What an agreement says about planned maintenance; without it none is agreed. */
export type MaintenanceRules = {
  readonly terms: MaintenanceTerms | undefined;
  /** On which the notice is counted. */
  readonly calendar: Calendar;
  readonly timeZone: string;
};

/** The part of one maintenance that does not count. */
export type CountedMaintenance = {
  readonly exclusion: AgreedExclusion;
  readonly spans: readonly Interval[];
};

/** Planned maintenance that was announced in time, inside the windows, up to what each month may have; the earliest first. */
export function agreedMaintenance(
  planned: readonly AgreedExclusion[],
  rules: MaintenanceRules,
): readonly CountedMaintenance[] {
  const { terms } = rules;
  if (!terms) return [];
  const allowed = windowsOf(terms, rules.timeZone);
  const cap = monthlyCap(terms, rules.timeZone);
  return planned
    .filter((one) => isAnnounced(one, rules))
    .toSorted((a, b) => a.from - b.from || a.to - b.to || compareIds(a.id, b.id))
    .map((exclusion) => ({ exclusion, spans: cap(allowed(exclusion)) }));
}

/** Whether the customer was told at least the agreed notice before it began. */
function isAnnounced(
  { announcedAt, from }: Pick<AgreedExclusion, 'announcedAt' | 'from'>,
  rules: MaintenanceRules,
): boolean {
  const earliest = announcedAt === null ? null : earliestStart(announcedAt, rules);
  return earliest !== null && earliest <= from;
}

/** When maintenance that is announced at an instant may begin at the earliest; null when it never may. */
export function earliestStart(
  announcedAt: Instant,
  { terms, calendar }: MaintenanceRules,
): Instant | null {
  const notice = terms && readDuration(terms.notice);
  if (!notice) return null;
  const allowance = allowanceOf(notice, calendar);
  const earliest = allowance.dueAfter(allowance.granted, announcedAt);
  return earliest === 'unreachable' ? null : earliest;
}

const FURTHEST = 400 * DAY;

/** The last instant at which maintenance that begins at another can be announced in time; null where it cannot. */
export function latestAnnouncement(from: Instant, rules: MaintenanceRules): Instant | null {
  const isInTime = (at: Instant) => isAnnounced({ announcedAt: at, from }, rules);
  if (!rules.terms) return null;
  let [good, bad] = [from - DAY, from + 1];
  while (!isInTime(good)) {
    if (from - good > FURTHEST) return null;
    [good, bad] = [good - (from - good), good];
  }
  // Whoever announces later may begin later, so halving finds the last one.
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isInTime(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** The parts of a span that lie inside the agreed windows. */
export function insideWindows(
  span: Interval,
  { terms, timeZone }: MaintenanceRules,
): readonly Interval[] {
  return terms ? windowsOf(terms, timeZone)(span) : [];
}

/** What lies outside the windows counts like any other time. */
function windowsOf({ windows }: MaintenanceTerms, timeZone: string) {
  if (!windows) return ({ from, to }: Interval) => [{ from, to }];
  const calendar = compileCalendar({
    ...{ timeZone, weekly: windows, holidays: [] },
    ...{ exceptions: {}, breaks: {} },
  });
  return ({ from, to }: Interval) => openIntervals(calendar, { from, to });
}

/** Cuts spans, given in order, to what is left of the cap of their months; time taken twice is taken once. */
function monthlyCap({ capPerMonth }: MaintenanceTerms, timeZone: string) {
  const cap = capPerMonth === undefined ? null : readDuration(capPerMonth);
  if (!cap || !('ms' in cap)) return (spans: readonly Interval[]) => spans;
  const left = new Map<Instant, number>();
  let taken: readonly Interval[] = [];
  const take = (span: Interval, month: Instant): readonly Interval[] => {
    const rest = left.get(month) ?? cap.ms;
    const to = Math.min(span.to, span.from + rest);
    left.set(month, rest - (to - span.from));
    return to > span.from ? [{ from: span.from, to }] : [];
  };
  return (spans: readonly Interval[]) => {
    const known = intersect(spans, taken);
    const fresh = subtract(spans, taken).flatMap((span) =>
      monthsOf(span, timeZone).flatMap(({ month, part }) => take(part, month)),
    );
    taken = union([...taken, ...fresh]);
    return union([...known, ...fresh]);
  };
}

function monthsOf(span: Interval, timeZone: string) {
  const parts: { readonly month: Instant; readonly part: Interval }[] = [];
  for (let at = span.from; at < span.to; ) {
    const month = periodOf({ unit: 'month', timeZone, at });
    const to = Math.min(month.to, span.to);
    parts.push({ month: month.from, part: { from: at, to } });
    at = to;
  }
  return parts;
}

function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}
