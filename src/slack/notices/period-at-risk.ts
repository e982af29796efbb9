import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { context, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';
import { attainedPhrase, budgetPhrase, periodTitle, usedPhrase } from './period.ts';
import { aboutLine, furtherButtons, promiseLine, reasonLine } from './phrases.ts';
import { timeIn } from './times.ts';

const NEXT = 'Look at what caused the misses so far, and at what is open now.';
const NEXT_FOR_OUTAGES =
  'Postpone changes that are not urgent, and look at what caused the losses so far.';

/** A running period that has spent most of what may go wrong in it. */
export function renderPeriodAtRisk(notice: NoticeOf<'period-at-risk'>): Answer {
  const { promised, period, budget } = notice;
  const until = timeIn(promised.timeZone, period.to);
  const title = mrkdwn`:large_yellow_circle: *${periodTitle(notice)} at risk*`;
  const used = mrkdwn`*${budgetPhrase(notice)}* until ${until}; ${attainedPhrase(notice)}`;
  return answer(
    mrkdwn`At risk: ${periodTitle(notice)}, ${budgetPhrase(notice)}. ${aboutLine(promised)}`,
    [
      section(join([title, aboutLine(promised), used], '\n')),
      section(
        join(
          [
            promiseLine(promised),
            mrkdwn`*Next:* ${budget.unit === 'ms' || budget.unit === 'interruptions' ? NEXT_FOR_OUTAGES : NEXT}`,
          ],
          '\n',
        ),
      ),
      ...furtherButtons(promised, {
        words: `${promised.agreement} ${promised.target}`,
        at: notice.asOf,
      }),
      context(reasonLine(promised, usedPhrase(notice))),
    ],
  );
}
