import { dateWords } from '../../domain/agreement/date-words.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import type { Answer } from '../answer.ts';
import { standingButtons } from '../answers/approval-card.ts';
import { requestCard } from '../answers/request-card.ts';
import { signButton } from '../answers/signature-card.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { askedAbout } from './request-about.ts';

/** Somebody is asked to sign terms that both sides agree on. */
export function renderSignatureAsked(notice: NoticeOf<'signature-asked'>): Answer {
  const { agreement: key, code, round, insteadOf, signBy, side } = notice;
  const party = side === 'provider' ? notice.providerName : notice.customerName;
  const lines: readonly (Mrkdwn | null)[] = [
    mrkdwn`Both sides agree on these terms. You are asked to sign them for ${party}.`,
    insteadOf === null ? null : mrkdwn`You stand in for ${insteadOf}.`,
    signBy === null ? null : mrkdwn`📅 Both sides want to have signed by ${dateWords(signBy)}`,
  ];
  return requestCard({
    ...{ sign: '🖋️', title: 'your signature', ...askedAbout(notice) },
    lines: lines.filter((line) => line !== null),
    buttons: [signButton(key, code ?? ''), ...standingButtons(key, round)],
  });
}
