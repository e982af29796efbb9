import { postCharts } from '../usecases/chart/post-charts.ts';
import { tellMisses } from '../usecases/watch/tell-misses.ts';
import type { Job } from './job.ts';

/** On the first working morning after a period, tells what was missed in it, and sends the monthly charts. */
export const postChartsJob: Job = {
  name: 'post-charts',
  cron: '*/5 * * * *',
  scope: 'zones',
  run: async (context) => {
    await tellMisses(context);
    await postCharts(context);
  },
};
