import { Temporal } from 'temporal-polyfill';
import { AccordError } from '../error.ts';
import { DAY, type Instant } from './instant.ts';
import { type LocalDay, localDay, yearOf } from './local-date.ts';
import { isZone } from './zone-name.ts';

/** A span of time in which a zone keeps one offset from UTC. */
type OffsetSpan = { readonly from: Instant; readonly to: Instant; readonly offset: number };

/** The offsets of an IANA zone over some years, for arithmetic without a time library. */
export type Zone = { readonly name: string; readonly spans: readonly OffsetSpan[] };

const BLOCK = 10;
// More than any wall clock differs from UTC, with a skipped day.
const MARGIN = 2 * DAY;
const compiled = new Map<string, Zone>();

/** The zone's offsets for all local days from `first` to `last`, with a margin of days. */
export function zoneDuring(name: string, first: LocalDay, last: LocalDay): Zone {
  const from = Math.floor(yearOf(first - 3) / BLOCK) * BLOCK;
  const to = Math.floor(yearOf(last + 3) / BLOCK) * BLOCK + BLOCK;
  const key = `${name} ${from} ${to}`;
  const known = compiled.get(key);
  if (known) return known;
  refuseUnknownZone(name);
  const zone = { name, spans: spansOf(name, localDay(from, 0) * DAY, localDay(to, 0) * DAY) };
  compiled.set(key, zone);
  return zone;
}

function refuseUnknownZone(name: string): void {
  if (isZone(name)) return;
  throw new AccordError('invalid', `“${name}” is not a time zone. Write it as Europe/Berlin.`);
}

function spansOf(name: string, from: Instant, to: Instant): readonly OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(name);
  while (at && at.epochMilliseconds < to) {
    const next: Temporal.ZonedDateTime | null = at.getTimeZoneTransition('next');
    const end = Math.min(next?.epochMilliseconds ?? to, to);
    spans.push({ from: at.epochMilliseconds, to: end, offset: at.offsetNanoseconds / 1e6 });
    at = next;
  }
  return spans;
}

/** The wall clock of the zone at an instant, read as if it were UTC. */
export function wallClockAt(zone: Zone, at: Instant): number {
  return at + (zone.spans[spanIndex(zone, at)]?.offset ?? 0);
}

/** A span of one offset, as wall clocks show it, without the times near its ends, at which clocks change. */
export type SteadySpan = { readonly from: number; readonly to: number; readonly offset: number };

/** Where the wall clock that is read as if it were UTC keeps one offset: there, arithmetic is enough. */
export function steadySpanAt(zone: Zone, wall: number): SteadySpan {
  const { from, to, offset } = zone.spans[spanIndex(zone, wall)] ?? { from: 0, to: 0, offset: 0 };
  return { from: from + MARGIN, to: to - MARGIN, offset };
}

/** The first instant at which the wall clock shows this time; in a spring gap, the gap's end. */
export function firstInstantAt(zone: Zone, wall: number): Instant {
  for (let i = spanIndex(zone, wall - MARGIN); i < zone.spans.length; i++) {
    const span = zone.spans[i];
    if (span && wall - span.offset < span.to) return Math.max(wall - span.offset, span.from);
  }
  return wall - (zone.spans.at(-1)?.offset ?? 0);
}

/** The last instant at which the wall clock shows this time; in a spring gap, the gap's end. */
export function lastInstantAt(zone: Zone, wall: number): Instant {
  for (let i = spanIndex(zone, wall + MARGIN); i >= 0; i--) {
    const span = zone.spans[i];
    if (span && wall - span.offset >= span.from) return Math.min(wall - span.offset, span.to);
  }
  return wall - (zone.spans[0]?.offset ?? 0);
}

/** The span that contains the instant, or the last one. */
function spanIndex({ spans }: Zone, at: Instant): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at < (spans[middle]?.to ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
