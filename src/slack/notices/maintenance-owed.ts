import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { personPhrase } from './phrases.ts';
import { readersTime } from './readers-time.ts';
import { timeIn } from './times.ts';

type Owed = NoticeOf<'maintenance-owed'>;

/** Somebody is to do something about a maintenance. */
export function renderMaintenanceOwed(notice: Owed): Answer {
  const { serviceName, what, words, from, until, timeZone, people, sentences } = notice;
  const title = mrkdwn`${serviceName}: ${TITLES[what]}`;
  const asked = people.map(personPhrase);
  return answer(mrkdwn`${title} (${timeIn(timeZone, from)})`, [
    section(
      join(
        [
          mrkdwn`${SIGNS[what]} *${title}*`,
          mrkdwn`“${words}”, ${readersTime(from, timeZone)} to ${readersTime(until, timeZone)}`,
          becauseOf(notice),
          ...sentences.map((sentence) => mrkdwn`• ${sentence}`),
          asked.length === 0 ? null : mrkdwn`*${ASKED[what]}:* ${join(asked, ', ')}`,
        ],
        '\n',
      ),
    ),
    ...actions(buttonsOf(notice)),
    context(mrkdwn`Maintenance ${notice.maintenance}`),
  ]);
}

const SIGNS = { 'approval-near': '⏱', 'approval-late': '🔴', 'end-unknown': '❓' } as const;

const TITLES = {
  'approval-near': 'maintenance waits for approval',
  'approval-late': 'maintenance was not approved in time',
  'end-unknown': 'when did the maintenance end?',
} as const;

const ASKED = {
  'approval-near': 'May approve it',
  'approval-late': 'Planned by',
  'end-unknown': 'Planned by',
} as const;

function becauseOf({ what, dueAt, timeZone }: Owed): Mrkdwn {
  const due = readersTime(dueAt, timeZone);
  switch (what) {
    case 'approval-near':
      return mrkdwn`Approve it by ${due}: then customers hear of it as early as was agreed, and it does not count as downtime.`;
    case 'approval-late':
      return mrkdwn`The agreed notice ended ${due}. Move it, cancel it, or have it approved all the same:`;
    case 'end-unknown':
      return mrkdwn`Accord did not run meanwhile. It is taken for held from its planned beginning to its planned end; say when it ended, so that the figures are right.`;
  }
}

function buttonsOf({ what, maintenance: value }: Owed) {
  const way = (label: string, action: string) => button({ label, action, value });
  switch (what) {
    case 'approval-near':
      return [
        button({ label: 'Approve …', action: 'maintenance.approve', value, style: 'primary' }),
        way('Decline …', 'maintenance.decline'),
      ];
    case 'approval-late':
      return [way('Move …', 'maintenance.move'), way('Cancel …', 'maintenance.cancel')];
    case 'end-unknown':
      return [button({ label: 'It ended …', action: 'maintenance.done', value, style: 'primary' })];
  }
}
