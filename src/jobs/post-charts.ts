import { postCharts } from '../usecases/chart/post-charts.ts';
import type { Job } from './job.ts';

/** Sends the monthly charts on the first working morning after a month. */
export const postChartsJob: Job = {
  name: 'post-charts',
  cron: '*/5 * * * *',
  run: async (context) => {
    await postCharts(context);
  },
};
