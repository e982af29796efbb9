import type { EffectiveTerms } from '../../domain/agreement/agreement-terms.ts';
import { dateIn } from '../../domain/agreement/dates/term.ts';
import type { AgreementRevision } from '../../domain/register/register.ts';

/** From when to when a revision holds: what somebody has terminated ends on its last day, and nothing renews it. */
export function effectiveAsEnded({ terms, agreed, ended }: AgreementRevision): EffectiveTerms {
  const { effective, timeZone } = terms;
  if (ended === undefined) return effective;
  const { renewal: _, ...dates } = effective;
  // What was withdrawn ended before it began, so it has no last day.
  return ended > agreed.from ? { ...dates, to: dateIn(timeZone, ended - 1) } : dates;
}
