import { watchOutages } from '../usecases/outage/watch-outages.ts';
import type { Job } from './job.ts';

/** Reminds teams of the updates that they owe their customers during an outage. */
export const watchOutagesJob: Job = {
  name: 'watch-outages',
  cron: '* * * * *',
  run: async (context) => {
    await watchOutages(context);
  },
};
