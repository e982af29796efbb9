import { z } from 'zod';
import { tellExamples } from '../answers/tell-examples.ts';
import { command } from './command.ts';

/** `/sla examples`: what the promises of an agreement mean, worked out. */
export const examples = command({
  name: 'examples',
  aliases: ['worked', 'example'],
  usage: 'examples <agreement>',
  summary: 'Worked examples of every promise of an agreement, which both sides can check.',
  examples: ['examples acme-email'],
  picks: { of: 'agreement', question: 'Worked examples of which agreement?' },
  options: [],
  arguments: z.object({
    words: z.array(z.string()).min(1, 'Of which agreement? /sla agreements shows them all.'),
  }),
  run: (session, { words }) => tellExamples(session, { words: words.join(' '), page: 0 }),
});
