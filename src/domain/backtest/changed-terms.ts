import { AccordError } from '../error.ts';
import { explainIssue } from '../register/explain-issue.ts';
import { type TargetTerms, targetTerms } from '../target/target-terms.ts';

/** Terms of a target that are to be tried instead of the agreed ones, by their names in agreement files. */
export type TermsChange = Readonly<Record<string, unknown>>;

const FIXED = ['key', 'kind', 'period'] as const;

/** The terms of a target with some of them changed, checked like those of an agreement file. */
export function changedTerms(terms: TargetTerms, change: TermsChange): TargetTerms {
  const fixed = FIXED.find((name) => name in change);
  if (fixed) {
    throw new AccordError(
      'invalid',
      `The ${fixed} of “${terms.key}” stays as it is in a back-test, so that both sides can be compared.`,
    );
  }
  const result = targetTerms.safeParse(
    { ...terms, ...change },
    { reportInput: true, error: explainIssue },
  );
  if (result.success) return result.data;
  const reasons = result.error.issues.map(({ path, message }) => {
    const given = change[path.map(String).join('.')];
    const value = message.startsWith('is ') && typeof given === 'string' ? `“${given}” ` : '';
    return [...path.map(String), `${value}${message}`].join(': ');
  });
  throw new AccordError(
    'invalid',
    `“${terms.key}” cannot be back-tested under these terms. ${reasons.join('; ')}`,
  );
}

/** Whether two versions of a target have the same clocks, so that only the judgement differs. */
export function sameClocks(a: object, b: object): boolean {
  return a === b || clockWords(a) === clockWords(b);
}

function clockWords(terms: object): string {
  const words = Object.entries(terms).filter(([name]) => name !== 'attainment');
  return JSON.stringify(words.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
