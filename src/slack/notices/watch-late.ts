import { count } from '../../domain/target/length-words.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, section } from '../blocks/blocks.ts';
import { cut, join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { lengthOf } from './times.ts';

type Late = NoticeOf<'watch-late'>;

/** For those who run Accord: the watch is late, or was asleep, and what it caught up on. */
export function renderWatchLate(notice: Late): Answer {
  const title = titleOf(notice);
  return answer(title, [
    section(
      join([mrkdwn`${notice.caughtUp ? '🟢' : '🔴'} *${title.mrkdwn}*`, whatIs(notice)], '\n'),
    ),
    ...(notice.caughtUp
      ? []
      : [
          section(
            mrkdwn`*Next:* look at the jobs below, at the logs of the workers, and whether there are enough of them.`,
          ),
        ]),
    ...actions([button({ label: 'Show the jobs', action: 'jobs.show', value: 'jobs' })]),
  ]);
}

function titleOf({ why, since, seenAt, caughtUp, jobs }: Late): Mrkdwn {
  const until = caughtUp?.at ?? seenAt;
  const long = lengthOf(until - since, 'days');
  if (why === 'jobs') {
    const words = count(jobs.length, 'job');
    return caughtUp
      ? mrkdwn`${words} of the watch did not do their work for ${long}`
      : mrkdwn`${words} of the watch ${jobs.length === 1 ? 'has' : 'have'} not ended well for ${long}`;
  }
  if (why === 'asleep')
    return mrkdwn`The watch was not awake for ${lengthOf(seenAt - since, 'days')}`;
  return caughtUp ? mrkdwn`The watch was late for ${long}` : mrkdwn`The watch is late by ${long}`;
}

function whatIs({ why, thresholds, notices, caughtUp, jobs, seenAt }: Late): Mrkdwn {
  if (why === 'jobs') {
    const lines = jobs.slice(0, MOST_JOBS).map((job) => jobLine(job, seenAt));
    return caughtUp ? mrkdwn`All jobs end well again.` : join(lines, '\n');
  }
  if (caughtUp) {
    return mrkdwn`It has caught up: ${count(caughtUp.thresholds, 'threshold')} recorded and ${count(caughtUp.notices, 'message')} sent since. Each was told once; of what passed meanwhile only the latest.`;
  }
  return mrkdwn`${count(thresholds, 'threshold')} due and ${count(notices, 'message')} waiting. Nothing is lost: they are recorded and sent as soon as it can.`;
}

const MOST_JOBS = 10;

function jobLine({ name, since, problem }: Late['jobs'][number], seenAt: number): Mrkdwn {
  const long = lengthOf(seenAt - since, 'days');
  return problem === null
    ? mrkdwn`• *${name}* has not run for ${long}`
    : mrkdwn`• *${name}* fails, for ${long}: ${cut(problem, 200)}`;
}
