import { z } from 'zod';
import { tellAgreements } from '../answers/agreement-list.ts';
import { command } from './command.ts';

/** `/sla agreements`: the agreements that the person can see. */
export const agreements = command({
  name: 'agreements',
  aliases: ['list', 'ls', 'all'],
  usage: 'agreements [words]',
  summary: 'The agreements that you can see, with their state and when they end or renew.',
  examples: ['agreements', 'agreements email', 'agreements ola', 'agreements acme planned'],
  options: [],
  arguments: z.object({ words: z.array(z.string()) }),
  run: (session, { words }) => tellAgreements(session, { words: words.join(' '), page: 0 }),
});
