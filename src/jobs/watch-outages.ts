import { served } from '../usecases/job/workspaces-served.ts';
import { watchOutages } from '../usecases/outage/watch-outages.ts';
import type { Job } from './job.ts';

/** Reminds teams of the updates that they owe their customers during an outage. */
export const watchOutagesJob: Job = {
  name: 'watch-outages',
  cron: '* * * * *',
  scope: served('outages'),
  run: async (context) => {
    await watchOutages(context);
  },
};
