import { remindImprovements } from '../usecases/improvement/remind-improvements.ts';
import type { Job } from './job.ts';

/** Reminds those who see to improvements when they are due. */
export const remindImprovementsJob: Job = {
  name: 'remind-improvements',
  cron: '2 * * * *',
  scope: 'together',
  run: remindImprovements,
};
