import { escalateAlerts } from '../usecases/alert/escalate-alerts.ts';
import type { Job } from './job.ts';

/** Tells the next one on the ladder where nobody has acknowledged an alert in time. */
export const escalateAlertsJob: Job = {
  name: 'escalate-alerts',
  cron: '* * * * *',
  scope: 'together',
  run: async (context) => {
    await escalateAlerts(context);
  },
};
