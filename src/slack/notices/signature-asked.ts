import { dateWords } from '../../domain/agreement/date-words.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import type { Answer } from '../answer.ts';
import { signingCard } from '../answers/signature-card.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { readersTime } from './readers-time.ts';
import { askedAbout } from './request-about.ts';

/** Somebody is asked to sign terms that both sides agree on; and what became of it. */
export function renderSignatureAsked(notice: NoticeOf<'signature-asked'>): Answer {
  const { round, insteadOf, signBy, side, now } = notice;
  const party = side === 'provider' ? notice.providerName : notice.customerName;
  const aside: readonly (Mrkdwn | null)[] = [
    mrkdwn`Both sides agree on these terms. You are asked to sign them for ${party}.`,
    insteadOf === null ? null : mrkdwn`You stand in for ${insteadOf}.`,
    signBy === null ? null : mrkdwn`📅 Both sides want to have signed by ${dateWords(signBy)}`,
  ];
  return signingCard({
    ...{ ...askedAbout(notice), round, time: (at) => readersTime(at) },
    ...(now ?? { isAsked: true, standing: '', signatures: [] }),
    aside: aside.filter((line) => line !== null),
  });
}
