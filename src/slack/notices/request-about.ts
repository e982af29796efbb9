import type { NegotiationNotice } from '../../outbox/notice-negotiation.ts';
import type { RequestCard } from '../answers/request-card.ts';

/** What a request to one person is about. */
export function askedAbout(
  notice: NegotiationNotice,
): Pick<RequestCard, 'about' | 'changes' | 'moreChanges'> {
  const { agreement: key, agreementName: name, changes, moreChanges } = notice;
  const { providerName, customerName, code, effectiveFrom, urgent } = notice;
  const about = { key, name, providerName, customerName, code, effectiveFrom, urgent };
  return { about, changes, moreChanges };
}
