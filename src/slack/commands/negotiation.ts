import { z } from 'zod';
import { tellNegotiation } from '../answers/tell-negotiation.ts';
import { tellNegotiations } from '../answers/tell-negotiations.ts';
import { command } from './command.ts';

/** `/sla negotiation`: where one stands, and its whole record. */
export const negotiation = command({
  name: 'negotiation',
  aliases: ['record'],
  usage: 'negotiation <agreement>',
  summary: 'Where a negotiation stands, whose turn it is, what is open, and its whole record.',
  examples: ['negotiation acme-email'],
  picks: { of: 'negotiation', question: 'Where does which negotiation stand?' },
  options: [],
  arguments: z.object({
    words: z.array(z.string()).min(1, 'Which one? /sla negotiations lists them.'),
  }),
  run: (session, { words }) => tellNegotiation(session, { words: words.join(' '), page: 0 }),
});

/** `/sla negotiations`: everything that is negotiated. */
export const negotiations = command({
  name: 'negotiations',
  aliases: ['offers'],
  usage: 'negotiations',
  summary: 'What is negotiated now, and whose turn it is.',
  examples: ['negotiations'],
  options: [],
  arguments: z.object({ words: z.array(z.string()) }),
  run: (session) => tellNegotiations(session, { words: '', page: 0 }),
});
