import { z } from 'zod';
import { tellJobs } from '../answers/tell-jobs.ts';
import { command } from './command.ts';

/** `/sla jobs`: whether the watch is awake, for administrators. */
export const jobs = command({
  name: 'jobs',
  aliases: ['watch', 'outbox', 'health'],
  usage: 'jobs',
  summary:
    'For administrators: when the regular work was last done, what is late, what failed, which messages could not be delivered – to be tried again.',
  examples: ['jobs'],
  inside: true,
  options: [],
  arguments: z.object({ words: z.array(z.string()) }),
  run: (session) => tellJobs(session),
});
