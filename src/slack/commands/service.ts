import { z } from 'zod';
import { tellService } from '../answers/tell-service.ts';
import { command } from './command.ts';

/** `/sla service`: what a service is. */
export const service = command({
  name: 'service',
  aliases: ['about'],
  usage: 'service <service>',
  summary: 'What a service does, what is promised about it, what it needs and who needs it.',
  examples: ['service email', 'service web shop'],
  picks: { of: 'service', question: 'Which service?' },
  options: [],
  arguments: z.object({
    words: z.array(z.string()).min(1, 'Which service? /sla services shows them all.'),
  }),
  run: (session, { words }) => tellService(session, { words: words.join(' '), page: 0 }),
});
