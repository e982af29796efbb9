import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { context, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';
import { attainedPhrase, budgetPhrase, periodTitle } from './period.ts';
import { aboutLine, furtherButtons, promiseLine, reasonLine } from './phrases.ts';
import { timeIn } from './times.ts';

const NEXT =
  'Tell the customer before they notice, with the cause and what will keep it from happening again.';

/** A running period that cannot be saved any more. */
export function renderPeriodBreached(notice: NoticeOf<'period-breached'>): Answer {
  const { promised, period } = notice;
  const title = mrkdwn`:red_circle: *${periodTitle(notice)} missed*`;
  const used = mrkdwn`*${budgetPhrase(notice)}*; ${attainedPhrase(notice)}. The period ends ${timeIn(promised.timeZone, period.to)}`;
  return answer(
    mrkdwn`Missed: ${periodTitle(notice)}, ${budgetPhrase(notice)}. ${aboutLine(promised)}`,
    [
      section(join([title, aboutLine(promised), used], '\n')),
      section(join([promiseLine(promised), mrkdwn`*Next:* ${NEXT}`], '\n')),
      ...furtherButtons(promised, {
        words: `${promised.agreement} ${promised.target}`,
        at: notice.asOf,
      }),
      context(reasonLine(promised, 'Nothing more may go wrong in this period')),
    ],
  );
}
