import { type Instant, MINUTE } from '../../domain/calendar/instant.ts';
import { count } from '../../domain/target/length-words.ts';
import { type JobsSeen, showJobs } from '../../usecases/job/show-jobs.ts';
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
    section(join([lagLine(seen), ...seen.runs.map((run) => runLine(run, time))], '\n')),
    ...stoppedBlocks(seen),
    ...deadLetterBlocks(seen, time),
    ...undeliveredBlocks(seen, time),
    context(mrkdwn`times of ${session.timeZone}`),
  ]);
}

/** A threshold or a message that waits for longer than this is late. */
const LATE = 5 * MINUTE;

function lagLine({ backlog }: JobsSeen): Mrkdwn {
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

function runLine(run: JobsSeen['runs'][number], time: Time): Mrkdwn {
  const { name, succeededAt, failedAt, failure, runs, failures } = run;
  const isFailing = failedAt !== null && (succeededAt === null || failedAt > succeededAt);
  const last = succeededAt === null ? 'never ended well' : `last ended well ${time(succeededAt)}`;
  const often = `${count(runs, 'run')}${failures === 0 ? '' : `, ${failures} failed`}`;
  return mrkdwn`${isFailing ? '🔴' : '🟢'} *${name}* · ${last} · ${often}${isFailing ? ` · ${cut(failure ?? '', 160)}` : ''}`;
}

function stoppedBlocks({ stopped }: JobsSeen): readonly KnownBlock[] {
  if (stopped === null) return [];
  const again = button({ label: 'Try again', action: 'jobs.again', value: 'posting' });
  return [section(mrkdwn`🔴 *Nothing is posted:* ${stopped}`), ...actions([again])];
}

function deadLetterBlocks({ deadLetters }: JobsSeen, time: Time): readonly KnownBlock[] {
  return deadLetters.map(({ queue, failedAt, problem }) => {
    const text = mrkdwn`🔴 *${queue.replace(/^job-/, '')}* was given up ${time(failedAt)}: ${cut(problem, 300)}`;
    return section(text, button({ label: 'Retry', action: 'jobs.again', value: `job ${queue}` }));
  });
}

function undeliveredBlocks({ undelivered }: JobsSeen, time: Time): readonly KnownBlock[] {
  return undelivered.map(({ id, kind, channel, problem, enqueuedAt }) => {
    const text = mrkdwn`📭 *${kind}* to ${channel}, of ${time(enqueuedAt)}, was not delivered: ${cut(problem, 400)}`;
    return section(
      text,
      button({ label: 'Try again', action: 'jobs.again', value: `notice ${id}` }),
    );
  });
}
