import { dateWords } from '../../domain/agreement/date-words.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { changeLines } from '../answers/request-card.ts';
import { actions, button, context, section } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';

/** What was signed is in force: what has changed, from when, in plain words. */
export function renderInEffect(notice: NoticeOf<'terms-in-effect'>): Answer {
  const { agreement, agreementName, providerName, customerName, revision, code } = notice;
  const from = dateWords(notice.effectiveFrom);
  const urgent = notice.urgent ? mrkdwn`It is an urgent correction.` : null;
  const lines = changeLines(notice.changes, notice.moreChanges, 'before');
  return answer(mrkdwn`${agreementName}: the new terms are in force from ${from} on`, [
    section(
      join(
        [
          mrkdwn`🤝 *${agreementName}: the new terms are in force from ${from} on*`,
          mrkdwn`${providerName} for ${customerName}. Both sides have signed them.`,
          urgent,
        ],
        '\n',
      ),
    ),
    ...titled(mrkdwn`*What has changed*`, lines),
    section(
      mrkdwn`What begins from now on is measured by the new terms; what began before stays as it was promised then.`,
    ),
    ...actions([
      button({ label: 'What it says', action: 'agreement.show', value: agreement }),
      button({ label: 'How it came about', action: 'negotiation.show', value: agreement }),
    ]),
    context(
      mrkdwn`\`${agreement}\` · revision ${revision}${code === null ? '' : ` · code of these terms: ${code}`}`,
    ),
  ]);
}
