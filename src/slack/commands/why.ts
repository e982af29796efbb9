import { z } from 'zod';
import { tellWhy } from '../answers/tell-why.ts';
import { at, readAt } from './at.ts';
import { command } from './command.ts';

/** `/sla why`: the ledger behind a clock or a figure. */
export const why = command({
  name: 'why',
  aliases: ['explain', 'because'],
  usage: 'why <work item | agreement target> [--at date]',
  summary: 'Why a clock or a figure stands as it does: a ledger that adds up.',
  examples: ['why INC0012435', 'why acme-email availability --at 2026-10-31'],
  picks: { of: 'promise', question: 'What shall I explain?' },
  options: ['at'],
  arguments: z.object({
    words: z
      .array(z.string())
      .min(1, 'What shall I explain? Name a work item, or an agreement and one of its targets.'),
    at,
  }),
  run: async (session, given) => {
    const { now } = await session.open();
    const asOf = readAt(given.at, { now, timeZone: session.timeZone });
    const words = given.words.join(' ');
    return tellWhy(session, { words, page: 0, ...(asOf !== undefined && { at: asOf }) });
  },
});
