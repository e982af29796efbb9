import { formatInstant } from '../domain/calendar/instant.ts';
import type { Figure } from '../domain/target/figure.ts';
import { isInPercent } from '../usecases/notice/target-words.ts';
import type { StatusReport } from '../usecases/status/status-report.ts';

/** A status report for a person at a terminal. */
export function statusText({ asOf, agreements }: StatusReport): string {
  if (agreements.length === 0) return `No agreement is in force at ${formatInstant(asOf)}.`;
  return agreements
    .flatMap(({ name, revision, overDemand, targets }) => [
      `${name} (revision ${revision})`,
      ...(overDemand
        ? [`  outside the agreed demand: ${overDemand.counted} of ${overDemand.capacity}`]
        : []),
      ...targets.map(
        ({ terms, objective, figure }) =>
          `  ${figure.verdict.padEnd(9)} ${terms.key.padEnd(24)} ${reachedText(figure)} of ${objective}${isInPercent(terms) ? ' %' : ''}`,
      ),
    ])
    .join('\n');
}

/** A percentage where there is one, else what was counted. */
function reachedText({ percent, attainment, verdict }: Figure): string {
  if (percent !== null || verdict === 'no-data') return percent ?? '-';
  switch (attainment.of) {
    case 'interruptions':
      return String(attainment.count);
    case 'score':
      return attainment.mean ?? '-';
    case 'count':
      return String(attainment.counted);
    default:
      return '-';
  }
}
