import type { AgreementTerms } from '../../domain/agreement/agreement-terms.ts';
import { cadenceOf } from '../../domain/calendar/period.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';

const FEES = { week: 'weekly', month: 'monthly', quarter: 'quarterly', year: 'yearly' } as const;

/** What is proposed as a credit when a promise is missed, tier by tier. */
export function creditLines(
  { target, tiers, cap, fee }: AgreementTerms['credits'][number],
  period: TargetTerms['period'] = 'month',
): readonly Mrkdwn[] {
  const steps = tiers.map(([below, share]) => `below ${below} %: ${share} %`).join(', ');
  const most = cap === undefined ? '' : `, in all at most ${cap} %`;
  return [
    mrkdwn`• ${target.charAt(0).toUpperCase()}${target.slice(1)} ${steps}${most} of the ${FEES[cadenceOf(period)]} fee of ${fee.amount} ${fee.currency}`,
  ];
}
