import { z } from 'zod';
import { tellServices } from '../answers/service-list.ts';
import { command } from './command.ts';

/** `/sla services`: the catalogue. */
export const services = command({
  name: 'services',
  aliases: ['catalogue', 'catalog', 'portfolio'],
  usage: 'services [words]',
  summary:
    'The catalogue: each service with its state, its owner, and whether anything is promised.',
  examples: ['services', 'services live', 'services without an sla', 'services messaging'],
  options: [],
  arguments: z.object({ words: z.array(z.string()) }),
  run: (session, { words }) => tellServices(session, { words: words.join(' '), page: 0 }),
});
