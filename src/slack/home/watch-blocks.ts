import { count } from '../../domain/target/length-words.ts';
import type { JobsSeen } from '../../usecases/job/show-jobs.ts';
import { lagLine } from '../answers/tell-jobs.ts';
import { actions, button, divider, header, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { ClockWords } from '../wording/clock-words.ts';

/** For administrators: whether the watch is awake, what lags, failed, or could not be delivered. */
export function watchBlocks(seen: JobsSeen | null, { time }: ClockWords): readonly KnownBlock[] {
  if (seen === null) return [];
  const { lastTick, stopped } = seen;
  const ticked =
    lastTick === null ? mrkdwn`no job has run yet` : mrkdwn`last tick ${time(lastTick)}`;
  const lines = [
    mrkdwn`${lagLine(seen)} · ${ticked}`,
    ...(stopped === null ? [] : [mrkdwn`🔴 *Nothing is posted:* ${stopped}`]),
    ...failedLines(seen),
  ];
  return [
    header('The watch'),
    section(join(lines, '\n')),
    ...actions([button({ label: 'Show the jobs', action: 'jobs.show', value: 'jobs' })]),
    divider(),
  ];
}

function failedLines({ jobs, deadLetters, backlog, uncopied }: JobsSeen): readonly Mrkdwn[] {
  const failing = jobs.filter(({ problem }) => problem !== null).map(({ name }) => name);
  const given = [...new Set(deadLetters.map(({ queue }) => queue.replace(/^job-/, '')))];
  const named = [...new Set([...failing, ...given])];
  const { noticesFailed } = backlog;
  return [
    named.length === 0
      ? mrkdwn`🟢 No job fails`
      : mrkdwn`🔴 ${count(named.length, 'job')} failed: ${named.join(', ')}`,
    noticesFailed === 0
      ? mrkdwn`🟢 Every message could be delivered`
      : mrkdwn`📭 ${count(noticesFailed, 'message')} could not be delivered`,
    ...(uncopied.length === 0
      ? []
      : [mrkdwn`📟 ${count(uncopied.length, 'message')} did not leave on the second path`]),
  ];
}
