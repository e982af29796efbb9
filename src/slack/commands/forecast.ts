import { z } from 'zod';
import { tellForecast } from '../answers/tell-forecast.ts';
import { command } from './command.ts';

/** `/sla forecast`: how the running periods will probably end. */
export const forecast = command({
  name: 'forecast',
  aliases: ['outlook', 'predict'],
  usage: 'forecast <service | agreement>',
  summary: 'How the running periods will probably end, from how the same promises fared before.',
  examples: ['forecast email', 'forecast acme-email'],
  inside: true,
  picks: {
    of: 'service-or-agreement',
    right: 'see-forecasts',
    question: 'The outlook for what?',
  },
  options: [],
  arguments: z.object({
    words: z.array(z.string()).min(1, 'The outlook for what? Name a service or an agreement.'),
  }),
  run: (session, { words }) => tellForecast(session, { words: words.join(' '), page: 0 }),
});
