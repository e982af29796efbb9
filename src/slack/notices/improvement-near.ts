import { dateWords } from '../../domain/agreement/date-words.ts';
import { count } from '../../domain/target/length-words.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';

type Near = NoticeOf<'improvement-near'>;

/** Reminds somebody of what they see to. */
export function renderImprovementNear(notice: Near): Answer {
  const { improvement: value, what, dueOn, agreementName, targetName } = notice;
  const title = mrkdwn`Your improvement ${dueWords(notice)}: ${what}`;
  const about = mrkdwn`${targetName} of “${agreementName}” · due ${dateWords(dueOn)}`;
  return answer(title, [
    section(join([mrkdwn`🔁 *${title}*`, about], '\n')),
    ...actions([
      button({ label: 'Close …', action: 'improvement.end', value, style: 'primary' }),
      button({ label: 'Change …', action: 'improvement.change', value }),
      button({ label: 'All improvements', action: 'improvements.open' }),
    ]),
    context(mrkdwn`You read this because it was given to you · every week until it is closed`),
  ]);
}

function dueWords({ daysLeft }: Near): string {
  if (daysLeft === 0) return 'is due today';
  return daysLeft > 0
    ? `is due in ${count(daysLeft, 'day')}`
    : `is ${count(-daysLeft, 'day')} late`;
}
