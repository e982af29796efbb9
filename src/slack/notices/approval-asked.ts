import type { NoticeOf } from '../../outbox/notice.ts';
import type { Answer } from '../answer.ts';
import { stageAsItStands } from '../answers/approval-card.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { readersTime } from './readers-time.ts';
import { askedAbout } from './request-about.ts';

/** Somebody is asked to approve terms, with what would change and what can be done; and what became of it. */
export function renderApprovalAsked(notice: NoticeOf<'approval-asked'>): Answer {
  const { stage: key, round, why, insteadOf, dueAt, escalated, now } = notice;
  const aside: readonly (Mrkdwn | null)[] = [
    insteadOf === null ? null : mrkdwn`You stand in for ${insteadOf}.`,
    escalated ? mrkdwn`⏰ It is late, so you are asked as well.` : null,
  ];
  const untouched = {
    quorum: 1,
    state: 'running',
    approvals: [],
    questions: [],
    escalated: false,
  } as const;
  const fresh = { isAsked: true, standing: '', stage: { ...untouched, why, dueAt } };
  const { stage, isAsked, standing } = now ?? fresh;
  return stageAsItStands({
    ...{ ...askedAbout(notice), key, round, isAsked, standing },
    stage: stage && { ...stage, escalated: stage.escalated && !escalated },
    ...{ mayReply: false, time: (at) => readersTime(at) },
    aside: aside.filter((line) => line !== null),
  });
}
