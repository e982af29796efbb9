import { formatInstant } from '../domain/calendar/instant.ts';
import type { StatusReport } from '../usecases/status/status-report.ts';

/** A status report for a person at a terminal. */
export function statusText({ asOf, agreements }: StatusReport): string {
  if (agreements.length === 0) return `No agreement is in force at ${formatInstant(asOf)}.`;
  return agreements
    .flatMap(({ name, revision, targets }) => [
      `${name} (revision ${revision})`,
      ...targets.map(
        ({ terms, objective, figure }) =>
          `  ${figure.verdict.padEnd(9)} ${terms.key.padEnd(24)} ${figure.percent ?? '-'} of ${objective} %`,
      ),
    ])
    .join('\n');
}
