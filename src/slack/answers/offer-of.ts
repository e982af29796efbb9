import type { NegotiationNotice } from '../../outbox/notice-negotiation.ts';
import type { NegotiationView, RoundView } from '../../usecases/negotiation/negotiation-view.ts';
import type { Offer } from './offer-card.ts';
import { offerTerms, withTalk } from './offer-terms.ts';

/** An offer of a negotiation as it stands now; null when there is no such round. */
export function offerOf(view: NegotiationView, number: number): Offer | null {
  const round = view.rounds.find((one) => one.number === number);
  if (!round) return null;
  const { key, name, urgent, effectiveFrom } = view;
  const isOpen = isOnTable(view, round);
  const { answerBy, message, side } = round;
  return {
    ...{ key, name, urgent, effectiveFrom, round: number, answerBy, message, isOpen },
    ...names(view, side),
    code: isOpen ? view.code : null,
    ...{ terms: offerTerms(round, view), moreTerms: 0 },
    isCounter: view.rounds.some((one) => one.number < number && one.side !== side),
    standing: isOpen ? null : followedBy(view, number),
  };
}

/** Where a negotiation stands, or that it is paused, by whom and why. */
export function standingWords({ paused, standing }: NegotiationView): string {
  return paused === null ? standing : `Paused by ${paused.by}: “${paused.reason}”.`;
}

function isOnTable({ phase, rounds, paused }: NegotiationView, round: RoundView): boolean {
  const isLast = rounds.at(-1)?.number === round.number;
  return phase === 'open' && isLast && round.outcome === null && paused === null;
}

/** What is said of an earlier round stays true, because its message is not brought up to date for ever. */
function followedBy(view: NegotiationView, number: number): string {
  const isLast = view.rounds.at(-1)?.number === number;
  return isLast ? standingWords(view) : `Round ${number + 1} followed.`;
}

type Named = Pick<NegotiationView, 'customerName' | 'providerName'>;

function names({ customerName, providerName }: Named, from: 'customer' | 'provider') {
  return from === 'provider'
    ? { fromName: providerName, toName: customerName }
    : { fromName: customerName, toName: providerName };
}

/** An offer as the outbox tells of it, with what was answered since. */
export function offerToldBy(
  notice: Extract<NegotiationNotice, { kind: 'negotiation-turn' }>,
): Offer {
  const { agreement: key, agreementName: name, round, code, urgent, side, terms } = notice;
  const { effectiveFrom, answerBy, message, moreTerms, now } = notice;
  return {
    ...{ key, name, round, code, urgent, effectiveFrom, answerBy, message, moreTerms },
    ...names(notice, side === 'provider' ? 'customer' : 'provider'),
    terms: withTalk(terms, now ?? { answers: [], comments: [] }),
    isCounter: notice.isCounter ?? false,
    ...{ isOpen: now?.isOpen ?? true, standing: now?.standing ?? null },
  };
}
