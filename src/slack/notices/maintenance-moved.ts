import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';
import { readersTime } from './readers-time.ts';
import { timeIn } from './times.ts';

type Moved = NoticeOf<'maintenance-moved'>;

/** What happened with a planned maintenance, below the message about it. */
export function renderMaintenanceMoved(notice: Moved): Answer {
  const { serviceName, move, from, until, words, timeZone, sentences, byName } = notice;
  const title = mrkdwn`${serviceName}: ${TITLES[move]}`;
  const time = (at: number) => readersTime(at, timeZone);
  const span = mrkdwn`${time(from)} to ${time(until)}`;
  return answer(mrkdwn`${title} (${timeIn(timeZone, from)})`, [
    section(
      join(
        [
          mrkdwn`*${title}*`,
          words === null ? null : mrkdwn`${words}`,
          WITHOUT_SPAN.includes(move) ? null : span,
          ...sentences.map((sentence) => mrkdwn`• ${sentence}`),
        ],
        '\n',
      ),
    ),
    ...actions(buttonsOf(notice)),
    ...(byName === null ? [] : [context(mrkdwn`By ${byName}`)]),
  ]);
}

const TITLES = {
  asked: 'a maintenance waits for a second person',
  announced: 'maintenance is planned',
  moved: 'maintenance is moved',
  declined: 'what was wanted was declined',
  cancelled: 'maintenance is cancelled',
  reminded: 'maintenance begins soon',
  started: 'maintenance has begun',
  ending: 'maintenance is to end soon',
  overrun: 'maintenance takes longer than planned',
  extended: 'maintenance takes longer',
  ended: 'maintenance is over',
} as const;

const WITHOUT_SPAN: readonly Moved['move'][] = ['declined', 'ended', 'overrun', 'extended'];

/** Only the team has anything to do. */
function buttonsOf({ move, maintenance: value, byName }: Moved) {
  if (byName === null || (move !== 'ending' && move !== 'overrun')) return [];
  return [
    button({ label: 'Done …', action: 'maintenance.done', value, style: 'primary' }),
    button({ label: 'Extend …', action: 'maintenance.extend', value }),
  ];
}
