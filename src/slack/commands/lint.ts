import { z } from 'zod';
import { tellLint } from '../answers/tell-lint.ts';
import { command } from './command.ts';

/** `/sla lint`: what is worth a look in the agreements. */
export const lint = command({
  name: 'lint',
  aliases: ['check', 'review-terms'],
  usage: 'lint [agreement]',
  summary:
    'What is wrong, risky or left open in an agreement or in all of them, why it matters and how to mend it.',
  examples: ['lint acme-email', 'lint'],
  inside: true,
  options: [],
  arguments: z.object({ words: z.array(z.string()) }),
  run: (session, { words }) => tellLint(session, { words: words.join(' '), page: 0 }),
});
