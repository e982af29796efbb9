import { detectRestatements } from '../usecases/period/detect-restatements.ts';
import type { Job } from './job.ts';

/** Finds published figures that later facts contradict. */
export const detectRestatementsJob: Job = {
  name: 'detect-restatements',
  cron: '37 4 * * *',
  scope: 'zones',
  run: async (context) => {
    await detectRestatements(context);
  },
};
