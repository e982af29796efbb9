import { watchPeriods, watchPromises } from '../usecases/watch/watch-periods.ts';
import type { Job } from './job.ts';

/** Records and tells how much of what may go wrong the running periods have spent. */
export const watchPeriodsJob: Job = {
  name: 'watch-periods',
  cron: '* * * * *',
  scope: 'together',
  run: async (context) => {
    await watchPeriods(context);
  },
};

/** The same for the promises that take longer to measure. */
export const watchPromisesJob: Job = {
  name: 'watch-promises',
  cron: '*/5 * * * *',
  scope: 'together',
  run: async (context) => {
    await watchPromises(context);
  },
};
