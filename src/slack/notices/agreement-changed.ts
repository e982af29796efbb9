import { dateWords } from '../../domain/agreement/date-words.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, section } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';

/** What has changed in an agreement, from when and by whom; or that it ends, and its last day; or what will not come. */
export function renderAgreementChanged(notice: NoticeOf<'agreement-changed'>): Answer {
  const { agreement, agreementName, revision, byName, reason, moreLines } = notice;
  const title = titleOf(notice);
  const why = reason === null ? null : mrkdwn`*Why:* ${reason}`;
  const lines = notice.lines.map((line) => mrkdwn`• ${line}`);
  const more = moreLines > 0 ? [mrkdwn`… and ${moreLines} more`] : [];
  return answer(mrkdwn`${agreementName}: ${title}`, [
    section(join([mrkdwn`:memo: *${agreementName}: ${title}*`, mrkdwn`By ${byName}.`, why], '\n')),
    ...titled(mrkdwn`*What changes*`, [...lines, ...more]),
    ...actions([button({ label: 'What it says', action: 'agreement.show', value: agreement })]),
    context(mrkdwn`\`${agreement}\` · revision ${revision}`),
  ]);
}

function titleOf({ deed, on }: NoticeOf<'agreement-changed'>): string {
  switch (deed) {
    case 'terminated':
      return `it was terminated; its last day is ${dateWords(on)}`;
    case 'withdrawn':
      return `the terms that were to hold from ${dateWords(on)} on were withdrawn`;
    case 'changed':
      return `its terms change from ${dateWords(on)} on`;
  }
}
