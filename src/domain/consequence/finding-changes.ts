import type { Finding } from '../agreement/lint/rule.ts';
import { pairedOff } from './paired-off.ts';
import type { FindingsPiece } from './piece.ts';

/** Gaps of the support chain are told by themselves. */
const TOLD_ELSEWHERE = 'support-gap';

/** What is worth a look only under the proposed terms, and what no more. */
export function findingChanges(
  before: readonly Finding[],
  after: readonly Finding[],
): FindingsPiece {
  const [left, right] = [before, after].map((findings) =>
    findings.filter(({ rule }) => rule !== TOLD_ELSEWHERE),
  );
  const { appeared, gone } = pairedOff(left ?? [], right ?? [], {
    exact: (finding) => `${placeOf(finding)} ${finding.sentence}`,
    alike: placeOf,
  });
  return { kind: 'findings', appeared, gone };
}

function placeOf({ rule, target }: Finding): string {
  return `${rule} ${target ?? ''}`;
}
