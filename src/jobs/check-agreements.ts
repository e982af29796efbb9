import { lint } from '../usecases/agreement/lint.ts';
import type { Job } from './job.ts';

/** Looks at all agreements, so that whoever asks for what is worth a look is answered at once. */
export const checkAgreementsJob: Job = {
  name: 'check-agreements',
  cron: '*/10 * * * *',
  // What is found stays in the memory of the process that looked.
  scope: async ({ workspace }) => [workspace],
  run: async (context) => {
    await lint(context);
  },
};
