import { dateWords } from '../../domain/agreement/date-words.ts';
import { count } from '../../domain/target/length-words.ts';
import type { NegotiationNotice } from '../../outbox/notice-negotiation.ts';
import { type Answer, answer } from '../answer.ts';
import { context, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';

/** What happened in a negotiation, in one sentence and with what is to change. */
export function renderNegotiation(notice: NegotiationNotice): Answer {
  const { agreementName, agreement, changes, code, providerName, customerName } = notice;
  const title = mrkdwn`*${agreementName}: ${sentence(notice)}*`;
  const parties = mrkdwn`${providerName} for ${customerName}`;
  return answer(mrkdwn`${agreementName}: ${sentence(notice)}`, [
    section(join([title, parties, ...note(notice)], '\n')),
    ...(changes.length > 0 ? [section(join(changeLines(notice), '\n'))] : []),
    context(mrkdwn`Negotiation of ${agreement}${code === null ? '' : ` · terms ${code}`}`),
  ]);
}

function changeLines({ changes, moreChanges }: NegotiationNotice): readonly Mrkdwn[] {
  const lines = changes.map(({ what, before, after }) =>
    after === null
      ? mrkdwn`• ${what}: no longer ${before ?? 'there'}`
      : mrkdwn`• ${what}: ${after}${before === null ? '' : ` (was: ${before})`}`,
  );
  return moreChanges === 0 ? lines : [...lines, mrkdwn`and ${count(moreChanges, 'more change')}`];
}

function note(notice: NegotiationNotice): readonly Mrkdwn[] {
  const text = written(notice);
  return text === null ? [] : [mrkdwn`“${text}”`];
}

function written(notice: NegotiationNotice): string | null {
  switch (notice.kind) {
    case 'negotiation-turn':
      return notice.message;
    case 'negotiation-moved':
      return notice.text;
    case 'negotiation-ended':
      return notice.reason;
    default:
      return null;
  }
}

function sentence(notice: NegotiationNotice): string {
  switch (notice.kind) {
    case 'negotiation-turn':
      return `an offer of ${notice.fromName} waits for your answer until ${dateWords(notice.answerBy)}`;
    case 'approval-asked':
      return `your approval is asked for${standIn(notice.insteadOf)}`;
    case 'signature-asked':
      return `your signature is asked for${standIn(notice.insteadOf)}`;
    case 'negotiation-moved':
      return `${notice.byName} ${MOVED[notice.move]}`;
    case 'negotiation-ended':
      return `the negotiation is over: ${notice.how}`;
    case 'negotiation-near':
      return `${NEXT[notice.what]} ${leftWords(notice)}`;
    case 'terms-in-effect':
      return `revision ${notice.revision} is in force from ${dateWords(notice.effectiveFrom)} on`;
  }
}

const MOVED = {
  offered: 'has sent an offer',
  commented: 'has commented on the offer',
  paused: 'has paused the negotiation',
  resumed: 'goes on with the negotiation',
  revived: 'takes the negotiation up again',
  'to-offer': 'is to make the next offer',
  accepted: 'agrees on the terms; they are being approved',
  rejected: 'has sent the terms back',
  asked: 'has a question before deciding',
  replied: 'has answered the question',
  signing: 'asks for the signatures',
  signed: 'has signed',
  agreed: 'has signed as the last one; both sides have agreed',
} as const;

const NEXT = {
  answer: 'the offer is to be answered',
  approval: 'the terms are to be approved',
  signing: 'the signatures are due',
  effect: 'the new terms take effect',
} as const;

function leftWords({ daysLeft, on }: { readonly daysLeft: number; readonly on: string }): string {
  if (daysLeft <= 0) return `by ${dateWords(on)}, which is today`;
  return `by ${dateWords(on)}, in ${count(daysLeft, 'day')}`;
}

function standIn(name: string | null): string {
  return name === null ? '' : `, standing in for ${name}`;
}
