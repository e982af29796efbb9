import type {
  NegotiationView,
  SignatureView,
} from '../../usecases/negotiation/negotiation-view.ts';
import type { Answer } from '../answer.ts';
import { button } from '../blocks/blocks.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { ClockWords } from '../wording/clock-words.ts';
import { standingButtons } from './approval-card.ts';
import { requestCard } from './request-card.ts';
import { writeRequestPlace } from './request-place.ts';
import { toldChanges } from './told-changes.ts';

const MOST = 12;

/** The signatures as they stand now, with the reader’s own when it is asked for. */
export function signatureCard(view: NegotiationView, time: ClockWords['time']): Answer {
  const mine = view.may.sign;
  const changes = toldChanges(view);
  return requestCard({
    sign: mine ? '🖋️' : '🔄',
    title: mine ? 'your signature' : 'signatures',
    about: view,
    lines: [...signatureLines(view, time), ...(mine ? [] : [mrkdwn`${view.standing}`])],
    changes: changes.slice(0, MOST),
    moreChanges: Math.max(0, changes.length - MOST),
    buttons: [
      ...(mine ? [signButton(view.key, view.code ?? '')] : []),
      ...standingButtons(view.key, view.rounds.at(-1)?.number ?? 0),
    ],
  });
}

/** Who has signed for whom, and who is to. */
export function signatureLines(
  view: Pick<NegotiationView, 'signatures' | 'providerName' | 'customerName'>,
  time: ClockWords['time'],
): readonly Mrkdwn[] {
  return view.signatures.map(({ side, name, signed }: SignatureView) => {
    const party = side === 'provider' ? view.providerName : view.customerName;
    if (signed === null) return mrkdwn`⏳ ${party}: ${name ?? 'somebody who signs for them'}`;
    const { by, at, insteadOf } = signed;
    return mrkdwn`✅ ${party}: ${by}${insteadOf === null ? '' : ` for ${insteadOf}`}, ${time(at)}`;
  });
}

/** Opens the exact terms to be signed. */
export function signButton(key: string, code: string) {
  const value = writeRequestPlace({ key, code });
  return button({ label: 'Read and sign …', action: 'signature.sign', value, style: 'primary' });
}
