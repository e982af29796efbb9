import { MINUTE } from '../../domain/calendar/instant.ts';
import { WEEKDAYS } from '../../domain/calendar/local-date.ts';
import { readDuration } from '../../domain/clock/duration.ts';
import type { CalendarDocumentTerms } from '../../domain/register/calendar-document.ts';
import { readLimit } from '../../domain/target/event-counts.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';

/** A term that OpenSLO cannot say, and why; an empty name is the target as a whole. */
type Unsaid = readonly [name: string, message: string];

/** What an SLO says of a target. */
export type WrittenSlo = {
  readonly indicator: string;
  readonly metric: object;
  readonly method: 'Occurrences' | 'Timeslices';
  readonly objective: object;
  readonly left: readonly Unsaid[];
};

const AROUND_THE_CLOCK = JSON.stringify([['00:00', '24:00']]);

type Ratio = Extract<TargetTerms, { kind: 'ratio' }>;

/** A target as an objective of OpenSLO, or why it would mean something else there. */
export function writeObjective(
  target: TargetTerms,
  calendar: CalendarDocumentTerms | null,
): WrittenSlo | { readonly refused: Unsaid } {
  if (target.kind !== 'ratio') {
    return { refused: ['', `OpenSLO has no counterpart of a promise of ${target.kind}`] };
  }
  const refused = otherwise(target, calendar);
  return refused ? { refused } : written(target);
}

/** The first term that would change its meaning. */
function otherwise(target: Ratio, calendar: CalendarDocumentTerms | null): Unsaid | null {
  const { hours, unknown, objective } = target;
  if (hours === 'agreed' && !isAlwaysOpen(calendar)) {
    return ['hours', 'OpenSLO counts around the clock: tools that read it would count more events'];
  }
  if (unknown !== 'ignore') return ['unknown', 'OpenSLO knows no unknown events'];
  if (Number(objective) >= 100) return ['objective', 'OpenSLO wants less than 100 %'];
  if (sliceOf(target) === null) return ['slice', 'OpenSLO knows slices of whole minutes'];
  return null;
}

function written(target: Ratio): WrittenSlo {
  const { indicator = target.key, objective, atMost, burnRates } = target;
  const slices = sliceOf(target) ?? {};
  const source = (counts: string) => ({
    metricSource: { type: 'Accord', spec: { indicator, counts } },
  });
  const ratio = { ratioMetric: { counter: false, good: source('good'), total: source('valid') } };
  const values = { thresholdMetric: source('values') };
  return {
    indicator,
    metric: atMost === undefined ? ratio : values,
    method: target.slice !== undefined ? 'Timeslices' : 'Occurrences',
    objective: {
      ...(atMost !== undefined && { op: 'lte', value: limitOf(atMost) }),
      ...{ targetPercent: Number(objective), ...slices },
    },
    left:
      burnRates === undefined ? [] : [['burnRates', 'alert policies of OpenSLO are not written']],
  };
}

function limitOf(atMost: string): number {
  const limit = readLimit(atMost);
  return limit ? Number(limit.numerator) / Number(limit.denominator) : Number.NaN;
}

/** Null for slices that OpenSLO cannot say. */
function sliceOf({ slice, sliceObjective }: Ratio): object | null {
  if (slice === undefined) return {};
  const read = readDuration(slice);
  const minutes = read && 'ms' in read ? read.ms / MINUTE : Number.NaN;
  if (!Number.isInteger(minutes)) return null;
  const share = Number(sliceObjective) / 100;
  return { timeSliceTarget: share, timeSliceWindow: `${minutes}m` };
}

function isAlwaysOpen(calendar: CalendarDocumentTerms | null): boolean {
  if (!calendar) return false;
  const { weekly, holidays, exceptions, breaks } = calendar;
  const closed = holidays.length + Object.keys(exceptions).length + Object.keys(breaks).length;
  const everyDay = WEEKDAYS.every((day) => JSON.stringify(weekly[day]) === AROUND_THE_CLOCK);
  return closed === 0 && everyDay;
}
