import { resumeDeliveries } from '../usecases/notice/resume-deliveries.ts';
import type { Job } from './job.ts';

/** Asks again for the delivery of notices whose job got lost. */
export const resumeDeliveriesJob: Job = {
  name: 'resume-deliveries',
  cron: '* * * * *',
  run: async (context) => {
    await resumeDeliveries(context);
  },
};
