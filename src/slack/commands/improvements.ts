import { z } from 'zod';
import { tellImprovements } from '../answers/tell-improvements.ts';
import { command } from './command.ts';

/** `/sla improvements`: what is to become better after misses, who sees to it, and by when. */
export const improvements = command({
  name: 'improvements',
  aliases: ['improvement', 'improve'],
  usage: 'improvements [service]',
  summary: 'What is to become better after misses, who sees to it, and by when.',
  examples: ['improvements', 'improvements email'],
  inside: true,
  options: [],
  arguments: z.object({ words: z.array(z.string()) }),
  run: (session, { words }) => tellImprovements(session, { words: words.join(' '), page: 0 }),
});
