import { z } from 'zod';
import { tellExport } from '../answers/tell-export.ts';
import { command } from './command.ts';

/** `/sla export`: something of the register as a file. */
export const exportFile = command({
  name: 'export',
  aliases: ['file', 'yaml'],
  usage: 'export <agreement | service | party | calendar>',
  summary:
    'Something as an agreement file (YAML), as far as you may see it; importing it again changes nothing.',
  examples: ['export acme-email', 'export service email'],
  picks: { of: 'thing', question: 'What shall I write as a file?' },
  options: [],
  arguments: z.object({
    words: z.array(z.string()).min(1, 'What shall I write? Name it by its key or name.'),
  }),
  run: (session, { words }) => tellExport(session, { words: words.join(' '), page: 0 }),
});
