import { served } from '../usecases/job/workspaces-served.ts';
import { watchNegotiations } from '../usecases/negotiation/watch-negotiations.ts';
import type { Job } from './job.ts';

/** Does what time brings to negotiations, and reminds of their dates. */
export const watchNegotiationsJob: Job = {
  name: 'watch-negotiations',
  cron: '*/5 * * * *',
  scope: served('negotiations'),
  run: watchNegotiations,
};
