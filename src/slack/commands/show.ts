import { z } from 'zod';
import { tellAgreement } from '../answers/tell-agreement.ts';
import { command } from './command.ts';

/** `/sla show`: what an agreement says. */
export const show = command({
  name: 'show',
  aliases: ['agreement', 'details'],
  usage: 'show <agreement>',
  summary: 'What an agreement says: parties, hours, dates, promises and duties.',
  examples: ['show acme-email'],
  picks: { of: 'agreement', question: 'Which agreement?' },
  options: [],
  arguments: z.object({
    words: z.array(z.string()).min(1, 'Which agreement? /sla agreements shows them all.'),
  }),
  run: async (session, { words }) => tellAgreement(session, { words: words.join(' '), page: 0 }),
});
