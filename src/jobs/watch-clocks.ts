import { hasJustBecomeDue } from '../usecases/watch/just-due.ts';
import { watchClocks } from '../usecases/watch/watch-clocks.ts';
import type { Job } from './job.ts';

/** Records and tells what the clocks of work items have reached. */
export const watchClocksJob: Job = {
  name: 'watch-clocks',
  cron: '* * * * *',
  scope: 'together',
  isDue: hasJustBecomeDue,
  run: async (context) => {
    await watchClocks(context);
  },
};
