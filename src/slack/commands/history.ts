import { z } from 'zod';
import { tellHistory } from '../answers/tell-history.ts';
import { command } from './command.ts';

/** `/sla history`: what changed, when, by whom and why. */
export const history = command({
  name: 'history',
  aliases: ['log', 'audit'],
  usage: 'history <agreement | service | party | calendar>',
  summary: 'What changed in it: when, by whom and why, with before and after.',
  examples: ['history acme-email', 'history service email'],
  picks: { of: 'thing', question: 'Whose history?' },
  options: [],
  arguments: z.object({
    words: z.array(z.string()).min(1, 'Whose history? Name it by its key or name.'),
  }),
  run: (session, { words }) => tellHistory(session, { words: words.join(' '), page: 0 }),
});
