import { type Availability, availability } from '../../domain/compliance/availability.ts';
import type { AvailabilitySegment } from '../../domain/compliance/availability-ledger.ts';
import { AccordError } from '../../domain/error.ts';
import { availabilityInput } from '../../domain/target/kinds/availability.ts';
import type { MeasureInput } from '../../domain/target/measure-target.ts';
import { type CountedOutage, countedOutages } from './counted-outages.ts';
import { endOfMinute } from './end-of-minute.ts';
import { type LedgerEntry, type LedgerRules, timeLedger } from './ledger.ts';

/** How an availability came about. */
export type TimeExplanation = {
  readonly of: 'time';
  /** Every millisecond of the period, named once. */
  readonly ledger: readonly LedgerEntry[];
  readonly policy: 'shrink' | 'as-uptime';
  readonly rounding: 'exact' | 'whole-minutes' | 'started-minutes';
  /** The components that stand in for one another; null when any outage counts. */
  readonly redundant: readonly string[] | null;
  readonly reached: Availability;
  readonly outages: readonly CountedOutage[];
};

type Explaining = { readonly input: MeasureInput; readonly rules: Pick<LedgerRules, 'closed'> };

/** The ledger of a period, and each outage as it counted. */
export function explainTime(
  segments: readonly AvailabilitySegment[],
  { input, rules }: Explaining,
): TimeExplanation {
  const { terms, asOf, facts } = input;
  if (terms.kind !== 'availability') {
    throw new AccordError('internal', `“${terms.kind}” does not count time.`);
  }
  const counted = availabilityInput(terms, input);
  const ledger = timeLedger(segments, { closed: rules.closed, asOf: endOfMinute(asOf) });
  return {
    of: 'time',
    ledger: ledger.map((entry) => withReason(entry, facts.exclusions)),
    policy: terms.exclusions,
    rounding: terms.rounding,
    redundant: terms.redundant ?? null,
    reached: availability(counted),
    outages: countedOutages(counted, input),
  };
}

/** An excluded stretch with the reasons of the exclusions that cover it. */
function withReason(
  entry: LedgerEntry,
  exclusions: MeasureInput['facts']['exclusions'],
): LedgerEntry {
  if (entry.kind !== 'excluded') return entry;
  const covering = exclusions.filter(({ from, to }) => from < entry.to && to > entry.from);
  const reason = [...new Set(covering.map((one) => one.reason))].join(', ');
  if (reason === '') return entry;
  const why = covering.every(({ unagreed }) => unagreed) ? 'not agreed here' : entry.rule;
  return { ...entry, reason, rule: `${why}: ${reason}` };
}
