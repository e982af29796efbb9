import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { context, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { readersTime } from './readers-time.ts';
import { lengthOf } from './times.ts';

type Moved = NoticeOf<'outage-moved'>;

/** What happened with an outage, below the message about it. */
export function renderOutageMoved(notice: Moved): Answer {
  const { serviceName, words, inside } = notice;
  const title = mrkdwn`${serviceName}: ${TITLES[notice.move]}`;
  const rest = [
    words === null ? null : mrkdwn`${words}`,
    spanOf(notice),
    inside?.note ? mrkdwn`*For us:* ${inside.note}` : null,
  ];
  return answer(mrkdwn`${title}${words === null ? '' : ` – ${words}`}`, [
    section(join([mrkdwn`*${title}*`, ...rest], '\n')),
    ...(inside ? [context(readersOf(inside))] : []),
  ]);
}

const TITLES = {
  updated: 'an update',
  corrected: 'a correction',
  ended: 'the outage is over',
  withdrawn: 'the outage was told by mistake',
} as const;

function spanOf({ move, from, until, timeZone }: Moved): Mrkdwn | null {
  if (move === 'updated') return null;
  if (move === 'withdrawn') return mrkdwn`Nothing was interrupted, and nothing of it counts.`;
  const since = readersTime(from, timeZone);
  if (until === null) return mrkdwn`It goes on, since ${since}.`;
  return mrkdwn`It lasted from ${since} to ${readersTime(until, timeZone)}, ${lengthOf(until - from)}.`;
}

function readersOf({ byName, customers }: NonNullable<Moved['inside']>): Mrkdwn {
  if (customers === null) return mrkdwn`By ${byName}`;
  return customers.length === 0
    ? mrkdwn`By ${byName} · for this channel only`
    : mrkdwn`By ${byName} · read by ${customers.join(', ')}`;
}
