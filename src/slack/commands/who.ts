import { z } from 'zod';
import { tellWho } from '../answers/tell-who.ts';
import { command } from './command.ts';

/** `/sla who`: who answers for what. */
export const who = command({
  name: 'who',
  aliases: ['people', 'contacts', 'whom'],
  usage: 'who <service | agreement>',
  summary: 'Who owns it, negotiates, signs, reviews and takes escalations.',
  examples: ['who email', 'who acme-email'],
  picks: { of: 'service-or-agreement', question: 'Who is who for what?' },
  options: [],
  arguments: z.object({
    words: z.array(z.string()).min(1, 'Who for what? Name a service or an agreement.'),
  }),
  run: (session, { words }) => tellWho(session, { words: words.join(' '), page: 0 }),
});
