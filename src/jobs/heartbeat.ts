import { checkWatch, HEARTBEAT, workspacesToTell } from '../usecases/health/check-watch.ts';
import { everyOf } from './every-of.ts';
import type { Job } from './job.ts';

/** Shows that the watch is awake, and tells when it is late or was not, or when one of these jobs fails. */
export function heartbeatOf(jobs: readonly Job[]): Job {
  const expected = jobs.map(({ name, cron }) => ({ name, every: everyOf(cron) }));
  return {
    name: HEARTBEAT,
    cron: '* * * * *',
    scope: workspacesToTell(expected),
    run: (context) => checkWatch(context, expected),
  };
}
