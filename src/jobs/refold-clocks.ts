import { refoldClocks } from '../usecases/rebuild/refold-clocks.ts';
import type { Job } from './job.ts';

/** Folds the clocks again that a changed agreement or calendar has moved. */
export const refoldClocksJob: Job = {
  name: 'refold-clocks',
  cron: '* * * * *',
  run: async (context) => {
    await refoldClocks(context);
  },
};
