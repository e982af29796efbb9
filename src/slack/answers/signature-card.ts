import type {
  NegotiationView,
  SignatureView,
} from '../../usecases/negotiation/negotiation-view.ts';
import type { Answer } from '../answer.ts';
import { button } from '../blocks/blocks.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { standingButtons, type Time } from './approval-card.ts';
import { type RequestCard, requestCard } from './request-card.ts';
import { writeRequestPlace } from './request-place.ts';
import { toldChanges } from './told-changes.ts';

const MOST = 12;

/** The signatures as they stand now, with the reader’s own when it is asked for. */
export function signatureCard(view: NegotiationView, time: Time): Answer {
  const changes = toldChanges(view);
  return signingCard({
    ...{ about: view, time, standing: view.standing, signatures: view.signatures },
    isAsked: view.may.sign,
    round: view.rounds.at(-1)?.number ?? 0,
    changes: changes.slice(0, MOST),
    moreChanges: Math.max(0, changes.length - MOST),
  });
}

type Shown = Pick<RequestCard, 'about' | 'changes' | 'moreChanges'> & {
  readonly signatures: readonly Signature[];
  readonly isAsked: boolean;
  readonly standing: string;
  readonly round: number;
  readonly time: Time;
  /** What is said to the one who is asked alone. */
  readonly aside?: readonly Mrkdwn[];
};

/** The signatures as they stand for one reader. */
export function signingCard({ about, isAsked, ...shown }: Shown): Answer {
  const { changes, moreChanges, signatures } = shown;
  return requestCard({
    ...{ about, changes, moreChanges, sign: isAsked ? '🖋️' : '🔄' },
    title: isAsked ? 'your signature' : 'signatures',
    lines: [
      ...(isAsked ? (shown.aside ?? []) : []),
      ...signatureLines({ ...about, signatures }, shown.time),
      ...(isAsked ? [] : [mrkdwn`${shown.standing}`]),
    ],
    buttons: [
      ...(isAsked ? [signButton(about.key, about.code ?? '')] : []),
      ...standingButtons(about.key, shown.round),
    ],
  });
}

type Signature = Pick<SignatureView, 'side' | 'name' | 'signed'>;

/** Who has signed for whom, and who is to. */
export function signatureLines(
  view: Pick<NegotiationView, 'providerName' | 'customerName'> & {
    readonly signatures: readonly Signature[];
  },
  time: Time,
): readonly Mrkdwn[] {
  return view.signatures.map(({ side, name, signed }) => {
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
