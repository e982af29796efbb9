import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { context, section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';

/** What somebody tells a customer, in their own words. */
export function renderCustomerMessage(notice: NoticeOf<'customer-message'>): Answer {
  const { text, serviceNames, providerName } = notice;
  return answer(mrkdwn`${text}`, [
    section(mrkdwn`${text}`),
    context(mrkdwn`${providerName} about ${serviceNames.join(', ')}`),
  ]);
}
