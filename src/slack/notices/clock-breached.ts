import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { context, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';
import { alsoLines, deedOf, nextStep, workItemPhrase } from './clock.ts';
import { aboutLine, furtherButtons, promiseLine, reasonLine } from './phrases.ts';
import { lengthOf, timeIn } from './times.ts';

/** A work item that has missed its promise. */
export function renderClockBreached(notice: NoticeOf<'clock-breached'>): Answer {
  const { promised, remainingMs, dueAt } = notice;
  const due = timeIn(promised.timeZone, dueAt);
  const title = mrkdwn`:red_circle: *${workItemPhrase(notice)}: ${deedOf(notice)} missed*`;
  const late = remainingMs < 0 ? `, ${lengthOf(remainingMs)} of support time ago` : '';
  const next = `${nextStep(notice)} Then write down the cause and what will keep it from happening again.`;
  return answer(
    mrkdwn`Missed: ${workItemPhrase(notice)}, ${deedOf(notice)} was due ${due}. ${aboutLine(promised)}`,
    [
      section(
        join(
          [title, aboutLine(promised), mrkdwn`It was due *${due}*${late}`, ...alsoLines(notice)],
          '\n',
        ),
      ),
      section(join([promiseLine(promised), mrkdwn`*Next:* ${next}`], '\n')),
      ...furtherButtons(promised, { words: notice.workItem.key }),
      context(reasonLine(promised, 'The agreed time is used up')),
    ],
  );
}
