import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { context, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';
import { alsoLines, deedOf, nextStep, workItemPhrase } from './clock.ts';
import { aboutLine, furtherButtons, promiseLine, reasonLine } from './phrases.ts';
import { lengthOf, timeIn } from './times.ts';

/** A work item that will miss its promise unless somebody acts. */
export function renderClockAtRisk(notice: NoticeOf<'clock-at-risk'>): Answer {
  const { promised, remainingMs, dueAt, threshold } = notice;
  const due = timeIn(promised.timeZone, dueAt);
  const left = lengthOf(remainingMs);
  const title = mrkdwn`:large_yellow_circle: *${workItemPhrase(notice)}: ${deedOf(notice)} at risk*`;
  const time = mrkdwn`*${left}* of support time left, due *${due}*`;
  return answer(
    mrkdwn`At risk: ${workItemPhrase(notice)}, ${deedOf(notice)} due ${due}, ${left} left. ${aboutLine(promised)}`,
    [
      section(join([title, aboutLine(promised), time, ...alsoLines(notice)], '\n')),
      section(join([promiseLine(promised), mrkdwn`*Next:* ${nextStep(notice)}`], '\n')),
      ...furtherButtons(promised, { words: notice.workItem.key }),
      context(reasonLine(promised, `Warning at ${threshold} % of the time`)),
    ],
  );
}
