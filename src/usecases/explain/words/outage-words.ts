import { compare, fraction } from '../../../domain/compliance/fraction.ts';
import type { CountedOutage } from '../counted-outages.ts';
import type { TimeExplanation } from '../explain-time.ts';
import { exactLength, fractionLength } from './exact-length.ts';
import type { Times } from './times.ts';

type Told = { readonly time: TimeExplanation; readonly times: Times };

/** One outage as it counted: what was reported, what was cut and why, what it adds to the downtime. */
export function outageWords(outage: CountedOutage, { time, times }: Told): string {
  const { reports, reportedMs, ongoing } = outage;
  const causes = [...new Set(reports.flatMap(({ cause }) => cause ?? []))].join(', ');
  const merged =
    reports.length > 1 ? `${reports.length} reports that overlap or touch count once; ` : '';
  const sites = [...new Set(reports.flatMap(({ site }) => site ?? []))].join(', ');
  const called = `${times.span(outage)}${sites ? ` at ${sites}` : ''}${causes ? ` (${causes})` : ''}`;
  const open = ongoing ? ', still open' : '';
  return `${called}: ${merged}${exactLength(reportedMs)} reported${open}; ${[...cuts(outage, time), total(outage)].join('; ')}`;
}

function cuts(outage: CountedOutage, time: TimeExplanation): readonly string[] {
  const { outsidePeriodMs, excludedMs, closedMs } = outage;
  return [
    outsidePeriodMs > 0 && `${exactLength(outsidePeriodMs)} lie in another period`,
    excludedMs > 0 && `${exactLength(excludedMs)} are excluded`,
    closedMs > 0 && `${exactLength(closedMs)} lie outside the agreed hours`,
    standIn(outage, time),
    weight(outage),
    rounding(outage, time),
  ].filter((part) => typeof part === 'string');
}

/** While one of several components that stand in for one another is up, so is the service. */
function standIn({ countedMs, parts }: CountedOutage, { redundant }: TimeExplanation) {
  const spared = countedMs - lengthOf(parts);
  return (
    redundant !== null &&
    spared > 0 &&
    `${exactLength(spared)} do not count, because not all of ${redundant.join(', ')} were down`
  );
}

function weight({ parts }: CountedOutage) {
  const weights = [...new Set(parts.map((part) => part.weight))].filter((each) => each < 1);
  const shares = weights.map((each) => {
    const length = lengthOf(parts.filter((part) => part.weight === each));
    return `for ${exactLength(length)} only ${Number((each * 100).toFixed(6))} % of the service was down`;
  });
  return shares.length > 0 && shares.join(' and ');
}

const ROUNDED = {
  exact: null,
  'whole-minutes': 'begun minutes are dropped',
  'started-minutes': 'begun minutes count in full',
} as const;

function rounding({ parts }: CountedOutage, { rounding: rule }: TimeExplanation) {
  return lengthOf(parts) % 60_000 !== 0 && ROUNDED[rule];
}

function total({ downtimeMs }: CountedOutage): string {
  return compare(downtimeMs, fraction(0)) === 0
    ? 'it counts as no downtime'
    : `${fractionLength(downtimeMs)} of downtime`;
}

function lengthOf(parts: CountedOutage['parts']): number {
  return parts.reduce((sum, { from, to }) => sum + to - from, 0);
}
