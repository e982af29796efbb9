import { checkWatch, HEARTBEAT } from '../usecases/health/check-watch.ts';
import { everyWorkspace } from '../usecases/job/workspaces-served.ts';
import type { Job } from './job.ts';

/** Shows that the watch is awake, and tells when it is late or was not. */
export const heartbeatJob: Job = {
  name: HEARTBEAT,
  cron: '* * * * *',
  scope: everyWorkspace,
  run: checkWatch,
};
