import { cadenceOf } from '../calendar/period.ts';
import { capitalised } from '../target/capitalised.ts';
import type { TargetTerms } from '../target/target-terms.ts';
import type { AgreementTerms } from './agreement-terms.ts';

const FEES = { week: 'weekly', month: 'monthly', quarter: 'quarterly', year: 'yearly' } as const;

/** What is proposed as a credit when a promise is missed, tier by tier. */
export function creditWords(
  { target, tiers, cap, fee }: AgreementTerms['credits'][number],
  period: TargetTerms['period'] = 'month',
): string {
  const steps = tiers.map(([below, share]) => `below ${below} %: ${share} %`).join(', ');
  const most = cap === undefined ? '' : `, in all at most ${cap} %`;
  return `${capitalised(target)} ${steps}${most} of the ${FEES[cadenceOf(period)]} fee of ${fee.amount} ${fee.currency}`;
}
