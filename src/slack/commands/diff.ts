import { z } from 'zod';
import { tellDiff } from '../answers/tell-diff.ts';
import { command } from './command.ts';

/** `/sla diff`: what differs between two revisions. */
export const diff = command({
  name: 'diff',
  aliases: ['compare', 'changes'],
  usage: 'diff <agreement> [from] [to]',
  summary:
    'What differs between two revisions of an agreement, term by term; the last two if you name none.',
  examples: ['diff acme-email', 'diff acme-email 1 3'],
  picks: { of: 'agreement', question: 'Changes of which agreement?' },
  options: [],
  arguments: z.object({
    words: z.array(z.string()).min(1, 'Which agreement? /sla agreements shows them all.'),
  }),
  run: (session, { words }) => {
    const numbers = words.slice(1).filter((word) => /^\d+$/.test(word));
    const name = words.slice(0, words.length - numbers.length).join(' ');
    const [from, to] = numbers.map(Number);
    return tellDiff(session, { words: name, page: 0, from, to });
  },
});
