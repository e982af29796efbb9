import { z } from 'zod';
import { tellChain } from '../answers/tell-chain.ts';
import { command } from './command.ts';

/** `/sla chain`: what an agreement rests on. */
export const chain = command({
  name: 'chain',
  aliases: ['support-chain', 'underpins', 'rests-on'],
  usage: 'chain <agreement>',
  summary:
    'What an agreement rests on, with the slack or the gap of every promise and when a gap shows first.',
  examples: ['chain acme-email'],
  inside: true,
  picks: { of: 'agreement', right: 'see-chains', question: 'What does which agreement rest on?' },
  options: [],
  arguments: z.object({
    words: z.array(z.string()).min(1, 'Which agreement? /sla agreements shows them all.'),
  }),
  run: (session, { words }) => tellChain(session, { words: words.join(' '), page: 0 }),
});
