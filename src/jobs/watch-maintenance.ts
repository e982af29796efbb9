import { served } from '../usecases/job/workspaces-served.ts';
import { watchMaintenance } from '../usecases/maintenance/watch-maintenance.ts';
import type { Job } from './job.ts';

/** Reminds of planned maintenance, lets it begin, and says when it takes longer than planned. */
export const watchMaintenanceJob: Job = {
  name: 'watch-maintenance',
  cron: '* * * * *',
  scope: served('maintenance'),
  run: async (context) => {
    await watchMaintenance(context);
  },
};
