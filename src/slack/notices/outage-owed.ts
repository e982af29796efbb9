import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { ownerPhrase } from './phrases.ts';
import { readersTime } from './readers-time.ts';
import { timeIn } from './times.ts';

type Near = NoticeOf<'outage-update-near'>;

/** The next word to customers is due soon, or was. */
export function renderOutageUpdateNear(notice: Near): Answer {
  const { outage: value, serviceName, missed, dueAt, timeZone } = notice;
  const title = titleOf(notice);
  return answer(mrkdwn`${serviceName}: ${title}, due ${timeIn(timeZone, dueAt)}`, [
    section(
      join(
        [
          mrkdwn`${missed ? '🔴' : '⏱'} *${serviceName}: ${title}*`,
          whenDue(notice),
          mrkdwn`*Promised:* ${notice.sentence}`,
          ownerPhrase(notice),
        ],
        '\n',
      ),
    ),
    ...actions([button({ label: 'Update …', action: 'outage.update', value, style: 'primary' })]),
    context(mrkdwn`\`/sla outage update ${notice.service} "…"\` counts as well`),
  ]);
}

function titleOf({ missed, first, customers }: Near): Mrkdwn {
  const names = customers.join(', ');
  const word = first ? 'first word' : 'next update';
  return missed
    ? mrkdwn`No ${first ? 'word' : 'update'} to ${names} in time`
    : mrkdwn`The ${word} to ${names} is due soon`;
}

function whenDue({ missed, first, dueAt, toldAt, timeZone }: Near): Mrkdwn {
  const due = mrkdwn`${missed ? 'It was' : 'It is'} due ${readersTime(dueAt, timeZone)}`;
  return first
    ? mrkdwn`${due}; only the team knows of the outage so far.`
    : mrkdwn`${due}; the last word was ${readersTime(toldAt, timeZone)}.`;
}

/** No source sees an outage any more that somebody declared. */
export function renderOutageSeenUp(notice: NoticeOf<'outage-seen-up'>): Answer {
  const { outage: value, serviceName, until, timeZone } = notice;
  const seen = readersTime(until, timeZone);
  return answer(mrkdwn`${serviceName}: seen working again since ${timeIn(timeZone, until)}`, [
    section(
      join(
        [
          mrkdwn`*${serviceName}: a source sees it working again, since ${seen}*`,
          mrkdwn`The outage goes on until somebody ends it. Is it over?`,
        ],
        '\n',
      ),
    ),
    ...actions([
      button({ label: 'End …', action: 'outage.end', value, style: 'primary' }),
      button({ label: 'Update …', action: 'outage.update', value }),
    ]),
  ]);
}
