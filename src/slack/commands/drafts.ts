import { z } from 'zod';
import { tellDrafts } from '../answers/draft-list.ts';
import { command } from './command.ts';

/** `/sla drafts`: what people are writing. */
export const drafts = command({
  name: 'drafts',
  aliases: ['draft'],
  usage: 'drafts',
  summary: 'The drafts that are open, to go on where you or somebody else left them.',
  examples: ['drafts'],
  inside: true,
  options: [],
  arguments: z.object({ words: z.array(z.string()) }),
  run: (session) => tellDrafts(session, { words: '', page: 0 }),
});
