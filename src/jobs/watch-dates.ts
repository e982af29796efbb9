import { watchDates } from '../usecases/agreement/watch-dates.ts';
import type { Job } from './job.ts';

/** Reminds teams of the dates of their agreements. */
export const watchDatesJob: Job = {
  name: 'watch-dates',
  // A minute past the hour: a clock that is a little ahead does not miss the morning.
  cron: '1 * * * *',
  scope: 'zones',
  run: watchDates,
};
