import { refoldAfterUpgrade } from '../usecases/rebuild/refold-after-upgrade.ts';
import { refoldClocks } from '../usecases/rebuild/refold-clocks.ts';
import type { Job } from './job.ts';

/** Folds the clocks again that a changed agreement, calendar or rule has moved. */
export const refoldClocksJob: Job = {
  name: 'refold-clocks',
  cron: '* * * * *',
  run: async (context) => {
    await refoldAfterUpgrade(context);
    await refoldClocks(context);
  },
};
