import { type Instant, MINUTE } from '../../domain/calendar/instant.ts';
import { count } from '../../domain/target/length-words.ts';
import { type JobSeen, type JobsSeen, showJobs } from '../../usecases/job/show-jobs.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, header, type KnownBlock, section } from '../blocks/blocks.ts';
import { cut, join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import { clockWords } from '../wording/clock-words.ts';

/** How the regular work stands, with what can be tried again. */
export async function tellJobs(session: Session): Promise<Answer> {
  const seen = await showJobs(await session.open());
  const { time } = clockWords(session.timeZone, seen.now);
  return answer(mrkdwn`How the watch stands`, [
    header('The watch and its jobs'),
    section(join([lagLine(seen), ...seen.jobs.map((job) => jobLine(job, time))], '\n')),
    ...stoppedBlocks(seen),
    ...deadLetterBlocks(seen, time),
    ...undeliveredBlocks(seen, time),
    ...uncopiedBlocks(seen, time),
    context(mrkdwn`times of ${session.timeZone}`),
  ]);
}

/** A threshold or a message that waits for longer than this is late. */
const LATE = 5 * MINUTE;

/** Whether the watch keeps up, in one line. */
export function lagLine({ backlog }: JobsSeen): Mrkdwn {
  const { thresholdsOverdue, thresholdLag, noticesWaiting, noticeLag } = backlog;
  const isLate = thresholdLag > LATE || noticeLag > LATE;
  const due = `${count(thresholdsOverdue, 'threshold')} due${since(thresholdLag)}`;
  const waiting = `${count(noticesWaiting, 'message')} waiting${since(noticeLag)}`;
  return mrkdwn`${isLate ? '🔴 *The watch is late:*' : '🟢'} ${due}, ${waiting}`;
}

function since(lag: number): string {
  return lag < MINUTE ? '' : `, the oldest for ${count(Math.floor(lag / MINUTE), 'minute')}`;
}

type Time = (at: Instant) => string;

function jobLine({ name, succeededAt, problem, runs, failures }: JobSeen, time: Time): Mrkdwn {
  const last = succeededAt === null ? 'has not ended yet' : `last ended well ${time(succeededAt)}`;
  const often = `${count(runs, 'run')}${failures === 0 ? '' : `, ${failures} failed`}`;
  const isFailing = problem !== null;
  return mrkdwn`${isFailing ? '🔴' : '🟢'} *${name}* · ${last} · ${often}${isFailing ? ` · ${cut(problem, 160)}` : ''}`;
}

function stoppedBlocks({ stopped }: JobsSeen): readonly KnownBlock[] {
  if (stopped === null) return [];
  const again = button({ label: 'Try again', action: 'jobs.again', value: 'posting' });
  return [section(mrkdwn`🔴 *Nothing is posted:* ${stopped}`), ...actions([again])];
}

function deadLetterBlocks({ deadLetters }: JobsSeen, time: Time): readonly KnownBlock[] {
  if (deadLetters.length === 0) return [];
  const blocks = deadLetters.map(({ queue, failedAt, problem }) => {
    const text = mrkdwn`🔴 *${queue.replace(/^job-/, '')}* was given up ${time(failedAt)}: ${cut(problem, 300)}`;
    return section(text, button({ label: 'Retry', action: 'jobs.again', value: `job ${queue}` }));
  });
  return [...blocks, context(mrkdwn`Jobs work for all workspaces of this database.`)];
}

function undeliveredBlocks({ undelivered }: JobsSeen, time: Time): readonly KnownBlock[] {
  return undelivered.flatMap(({ id, kind, channel, problem, enqueuedAt }) => [
    section(
      mrkdwn`📭 *${kind}* to ${channel}, of ${time(enqueuedAt)}, was not delivered: ${cut(problem, 400)}`,
    ),
    ...actions(choices(`notice ${id}`)),
  ]);
}

function uncopiedBlocks({ uncopied }: JobsSeen, time: Time): readonly KnownBlock[] {
  return uncopied.flatMap(({ id, kind, problem, enqueuedAt }) => [
    section(
      mrkdwn`📟 *${kind}* of ${time(enqueuedAt)} did not leave on the second path: ${cut(problem, 400)}`,
    ),
    ...actions(choices(`copy ${id}`)),
  ]);
}

function choices(value: string) {
  return [
    button({ label: 'Try again', action: 'jobs.again', value }),
    button({
      ...{ label: 'Give up for good', action: 'jobs.drop', value, style: 'danger' },
      confirm: {
        title: 'Give up for good?',
        text: 'It is never sent, and leaves this list. The audit trail keeps that you said so.',
        yes: 'Give up',
      },
    }),
  ];
}
