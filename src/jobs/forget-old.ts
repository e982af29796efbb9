import { forgetOld } from '../usecases/job/forget-old.ts';
import type { Job } from './job.ts';

/** Every night forgets what nobody looks at any more. */
export const forgetOldJob: Job = {
  name: 'forget-old',
  cron: '41 3 * * *',
  scope: 'together',
  run: forgetOld,
};
