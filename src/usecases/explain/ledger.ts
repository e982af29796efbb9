import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import type { ClockSegment } from '../../domain/clock/ledger.ts';
import type { AvailabilitySegment } from '../../domain/compliance/availability-ledger.ts';
import type { PauseParty } from '../../domain/measurement/work-item-event.ts';
import { type ClosedReader, closedParts } from './closed-time.ts';

const LEDGER_KINDS = [
  'counting',
  'up',
  'down',
  'to-come',
  'paused',
  'closed',
  'holiday',
  'excluded',
  'stopped',
] as const;

/** A stretch of time that is named once, and the rule that named it. */
export type LedgerEntry = Interval & {
  readonly ms: number;
  readonly kind: (typeof LEDGER_KINDS)[number];
  readonly rule: string;
  /** The name of a holiday, when the calendar knows it. */
  readonly name?: string | undefined;
  readonly party?: PauseParty | undefined;
  readonly reason?: string | undefined;
  /** How far down the service was, from 0 to 1. */
  readonly weight?: number | undefined;
};

/** How the stretches of a ledger are put in words. */
export type LedgerRules = {
  /** “Mon–Fri 08:00–18:00”, as they are at an instant. */
  readonly hoursAt: (at: Instant) => string;
  readonly closed: ClosedReader;
  /** Whether the reader may know which team has a work item. */
  readonly inside: boolean;
};

/** The ledger of a clock, with closed time split into nights, weekends and named holidays. */
export function clockLedger(
  segments: readonly ClockSegment[],
  { hoursAt, closed, inside }: LedgerRules,
): readonly LedgerEntry[] {
  const told = inside ? segments : segments.map(discreetly);
  return told.flatMap(({ cycle: _cycle, ...segment }) =>
    segment.kind === 'closed'
      ? closedParts(segment, closed)
      : [entry({ ...segment, kind: segment.kind }, clockRule(segment, hoursAt(segment.from)))],
  );
}

/** The ledger of a period of agreed time; what is still to come counts as up until it is not. */
export function timeLedger(
  segments: readonly AvailabilitySegment[],
  { closed, asOf }: Pick<LedgerRules, 'closed'> & { readonly asOf: number },
): readonly LedgerEntry[] {
  return segments.flatMap((segment) => {
    if (segment.kind === 'closed') return closedParts(segment, closed);
    if (segment.kind !== 'up') return [entry(segment, TIME_RULES[segment.kind])];
    const { from, to } = segment;
    const now = Math.min(Math.max(asOf, from), to);
    return [
      ...(from < now ? [entry({ from, to: now, kind: 'up' as const }, TIME_RULES.up)] : []),
      ...(now < to ? [entry({ from: now, to, kind: 'to-come' as const }, TIME_RULES.toCome)] : []),
    ];
  });
}

/** The summed length of each kind of entry, in the order of the kinds; those without any are left out. */
export function ledgerSums(
  ledger: readonly LedgerEntry[],
): readonly { readonly kind: LedgerEntry['kind']; readonly ms: number }[] {
  return LEDGER_KINDS.map((kind) => ({
    kind,
    ms: ledger.filter((one) => one.kind === kind).reduce((sum, { ms }) => sum + ms, 0),
  })).filter(({ ms }) => ms > 0);
}

const TIME_RULES = {
  up: 'agreed time in which the service was up',
  down: 'agreed time in which the service was down',
  excluded: 'excluded',
  toCome: 'agreed time that is still to come; it counts as up until an outage says otherwise',
} as const;

function entry(segment: Omit<LedgerEntry, 'ms' | 'rule'>, rule: string): LedgerEntry {
  return { ...segment, ms: segment.to - segment.from, rule };
}

function clockRule({ kind, party, reason }: Omit<ClockSegment, 'cycle'>, hours: string): string {
  switch (kind) {
    case 'counting':
      return hours === AROUND_THE_CLOCK ? 'counts around the clock' : `counts in ${hours}`;
    case 'paused':
      return `the clock stands still while ${pauseWords({ party, reason })}`;
    case 'excluded':
      return `excluded${reason ? `: ${reason}` : ''}`;
    case 'stopped':
      return 'the clock had stopped, until the item was opened again';
    case 'closed':
      return `closed: outside ${hours}`;
  }
}

export const AROUND_THE_CLOCK = 'around the clock';

/** “waiting for the customer (awaiting-customer)”; a pause for which nobody answers is just a wait. */
export function pauseWords({ party, reason }: Pick<LedgerEntry, 'party' | 'reason'>): string {
  if (reason?.startsWith(HELD)) return `the item is ${reason}`;
  const why = reason === undefined ? '' : ` (${reason})`;
  return `${party === undefined ? 'the item waits' : `waiting for the ${party}`}${why}`;
}

/** How a pause is named in which somebody else has the item. */
const HELD = 'held by ';

/** The segment without the name of the team that has the item, for those whom that does not concern. */
function discreetly(segment: ClockSegment): ClockSegment {
  return segment.reason?.startsWith(HELD)
    ? { ...segment, reason: `${HELD}somebody else` }
    : segment;
}
