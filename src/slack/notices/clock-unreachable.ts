import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { context, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { deedOf, workItemPhrase } from './clock.ts';
import { aboutLine, furtherButtons, promiseLine, reasonLine } from './phrases.ts';

type Unreachable = NoticeOf<'clock-unreachable'>;

/** A work item whose promise can never become due, so that nobody would ever be warned. */
export function renderClockUnreachable(notice: Unreachable): Answer {
  const { promised, calendar } = notice;
  const title = mrkdwn`:warning: *${workItemPhrase(notice)}: ${deedOf(notice)} can never become due*`;
  const why = mrkdwn`Within the next ten years, the calendar \`${calendar}\` is not open for as long as was promised. So there is no due date, and nobody will be warned.`;
  return answer(
    mrkdwn`Never due: ${workItemPhrase(notice)}, ${deedOf(notice)}. ${aboutLine(promised)}`,
    [
      section(join([title, aboutLine(promised), why], '\n')),
      section(join([promiseLine(promised), wayOut(calendar)], '\n')),
      ...furtherButtons(promised, { words: notice.workItem.key }),
      context(reasonLine(promised, 'No due date within ten years')),
    ],
  );
}

function wayOut(calendar: string): Mrkdwn {
  return mrkdwn`*Next:* Add opening hours to the calendar \`${calendar}\`, or take out holidays that do not end: then the due date comes by itself. If too long a time was promised, agree on a shorter one, which holds for what is opened from then on.`;
}
