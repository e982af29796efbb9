import { watchAlerts } from '../usecases/alert/watch-alerts.ts';
import type { Job } from './job.ts';

/** Looks again at alerts whose cause has changed, or whose time has come. */
export const watchAlertsJob: Job = {
  name: 'watch-alerts',
  cron: '* * * * *',
  scope: 'together',
  run: async (context) => {
    await watchAlerts(context);
  },
};
