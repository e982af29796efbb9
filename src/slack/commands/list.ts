import { z } from 'zod';
import { listAgreements } from '../../usecases/status/list-agreements.ts';
import { listAnswer } from '../answers/agreement-list.ts';
import { command } from './command.ts';

/** `/sla list`: the agreements that the person can see. */
export const list = command({
  name: 'list',
  aliases: ['ls', 'agreements', 'all'],
  usage: 'list [service]',
  summary: 'The agreements that you can see, with their state and when they end or renew.',
  examples: ['list', 'list email'],
  options: [],
  arguments: z.object({ words: z.array(z.string()) }),
  run: async (session, { words }) => {
    const service = words.join(' ') || undefined;
    const query = { page: 0, ...(service !== undefined && { service }) };
    return listAnswer(await listAgreements(await session.open(), { service }), query);
  },
});
