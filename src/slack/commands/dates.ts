import { z } from 'zod';
import { tellDates } from '../answers/tell-dates.ts';
import { command } from './command.ts';

/** `/sla dates`: what happens when. */
export const dates = command({
  name: 'dates',
  aliases: ['deadlines', 'renewals'],
  usage: 'dates [agreement or service]',
  summary: 'When agreements end or renew, until when notice counts, when they are reviewed.',
  examples: ['dates', 'dates acme-email', 'dates email'],
  options: [],
  arguments: z.object({ words: z.array(z.string()) }),
  run: (session, { words }) => tellDates(session, { words: words.join(' '), page: 0 }),
});
