import { proposeCredits } from '../usecases/period/propose-credits.ts';
import { sealPeriods } from '../usecases/period/seal-periods.ts';
import type { Job } from './job.ts';

/** Publishes the figures of periods that ended three business days ago, and proposes their credits. */
export const sealPeriodsJob: Job = {
  name: 'seal-periods',
  cron: '7 * * * *',
  scope: 'zones',
  run: async (context) => {
    await sealPeriods(context);
    await proposeCredits(context);
  },
};
