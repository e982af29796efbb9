import type { AgreementTerms } from '../../domain/agreement/agreement-terms.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';

/** What is proposed as a credit when a promise is missed, tier by tier. */
export function creditLines({
  target,
  tiers,
  cap,
  fee,
}: AgreementTerms['credits'][number]): readonly Mrkdwn[] {
  const steps = tiers.map(([below, share]) => `below ${below} %: ${share} %`).join(', ');
  const most = cap === undefined ? '' : `, at most ${cap} %`;
  return [
    mrkdwn`• ${target.charAt(0).toUpperCase()}${target.slice(1)} ${steps}${most} of ${fee.amount} ${fee.currency}`,
  ];
}
