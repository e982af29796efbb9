import type { NoticeOf } from '../../outbox/notice.ts';
import { stageName } from '../../usecases/negotiation/record/tell-step.ts';
import type { Answer } from '../answer.ts';
import { decidingButtons, standingButtons } from '../answers/approval-card.ts';
import { requestCard } from '../answers/request-card.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { readersTime } from './readers-time.ts';
import { askedAbout } from './request-about.ts';

/** Somebody is asked to approve terms, with what would change and what can be done. */
export function renderApprovalAsked(notice: NoticeOf<'approval-asked'>): Answer {
  const { agreement: key, stage, code, round, why, insteadOf, dueAt, escalated } = notice;
  const lines: readonly (Mrkdwn | null)[] = [
    mrkdwn`${why}`,
    insteadOf === null ? null : mrkdwn`You stand in for ${insteadOf}.`,
    escalated ? mrkdwn`⏰ It is late, so you are asked as well.` : null,
    dueAt === null ? null : mrkdwn`📅 Please decide by ${readersTime(dueAt)}`,
  ];
  return requestCard({
    sign: '✍️',
    title: `your approval as ${stageName(stage)}`,
    ...askedAbout(notice),
    lines: lines.filter((line) => line !== null),
    buttons: [...decidingButtons({ key, stage, code: code ?? '' }), ...standingButtons(key, round)],
  });
}
