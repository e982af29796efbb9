import { type Due, UNREACHABLE } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import { allowanceOf } from '../clock/allowance.ts';
import type { ClockTerms } from '../clock/clock-terms.ts';
import type { Case } from './cases-figure.ts';
import type { CasesAttainment, SettledCases } from './figure.ts';

/** What is counted beside the verdicts of cases, where there is any; `settled` were counted before. */
export function countApart(
  cases: readonly Case[],
  asOf: Instant,
  settled: Pick<SettledCases, 'handSet' | 'mayReopen'> = {},
): Pick<CasesAttainment, 'handSet' | 'mayReopen'> {
  const isFinal = finality(asOf);
  const mayStill = cases.filter((each) => each.clock.state === 'met' && !isFinal(each)).length;
  const byHand = cases.filter(({ clock }) => clock.handSetDue !== undefined).length;
  const handSet = byHand + (settled.handSet ?? 0);
  const mayReopen = mayStill + (settled.mayReopen ?? 0);
  return { ...(handSet > 0 && { handSet }), ...(mayReopen > 0 && { mayReopen }) };
}

/** Until when reopening a resolved item would continue its cycle; null when it never would. */
export function reopenableUntil({ clock, input }: Omit<Case, 'workItemKey'>): Due | null {
  const { terms, calendar } = input;
  if (terms.kind !== 'resolution' || terms.reopen !== 'resume') return null;
  if (clock.state !== 'met' || clock.stoppedAt === null) return null;
  const { dueAfter, granted } = allowanceOf(terms.reopenWithin, calendar);
  return dueAfter(granted, clock.stoppedAt);
}

/** Whether reopening a resolved item would no longer continue its cycle. */
function finality(asOf: Instant): (each: Case) => boolean {
  // What stopped no later than something that is final is final as well.
  const finalUntil = new Map<ClockTerms, Instant>();
  return (each) => {
    const { stoppedAt } = each.clock;
    const { terms } = each.input;
    if (stoppedAt !== null && stoppedAt <= (finalUntil.get(terms) ?? Number.NEGATIVE_INFINITY)) {
      return true;
    }
    const until = reopenableUntil(each);
    const isFinal = until === null || (until !== UNREACHABLE && until < asOf);
    if (isFinal && until !== null && stoppedAt !== null) finalUntil.set(terms, stoppedAt);
    return isFinal;
  };
}
