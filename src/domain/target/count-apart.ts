import { UNREACHABLE } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import { allowanceOf } from '../clock/allowance.ts';
import type { ClockTerms } from '../clock/clock-terms.ts';
import type { Case } from './cases-figure.ts';
import type { CasesAttainment } from './figure.ts';

/** What is counted beside the verdicts of cases, where there is any. */
export function countApart(
  cases: readonly Case[],
  asOf: Instant,
): Pick<CasesAttainment, 'handSet' | 'mayReopen'> {
  const handSet = cases.filter(({ clock }) => clock.handSetDue !== undefined).length;
  const isFinal = finality(asOf);
  const mayReopen = cases.filter((each) => each.clock.state === 'met' && !isFinal(each)).length;
  return { ...(handSet > 0 && { handSet }), ...(mayReopen > 0 && { mayReopen }) };
}

/** Whether reopening a resolved item would no longer continue its cycle. */
function finality(asOf: Instant): (each: Case) => boolean {
  // What stopped no later than something that is final is final as well.
  const finalUntil = new Map<ClockTerms, Instant>();
  return ({ clock: { stoppedAt }, input: { terms, calendar } }) => {
    if (terms.kind !== 'resolution' || terms.reopen !== 'resume' || stoppedAt === null) return true;
    if (stoppedAt <= (finalUntil.get(terms) ?? Number.NEGATIVE_INFINITY)) return true;
    const { dueAfter, granted } = allowanceOf(terms.reopenWithin, calendar);
    const until = dueAfter(granted, stoppedAt);
    const isFinal = until !== UNREACHABLE && until < asOf;
    if (isFinal) finalUntil.set(terms, stoppedAt);
    return isFinal;
  };
}
