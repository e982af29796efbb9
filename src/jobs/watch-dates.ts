import { watchDates } from '../usecases/agreement/watch-dates.ts';
import type { Job } from './job.ts';

/** Reminds teams of the dates of their agreements. */
export const watchDatesJob: Job = {
  name: 'watch-dates',
  cron: '11 * * * *',
  run: watchDates,
};
