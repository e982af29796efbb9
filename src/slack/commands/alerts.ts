import { z } from 'zod';
import { tellAlerts } from '../answers/tell-alerts.ts';
import { command } from './command.ts';

/** `/sla alerts`: what somebody has to act on now. */
export const alerts = command({
  name: 'alerts',
  aliases: ['alarms', 'warnings', 'breaches'],
  usage: 'alerts [service]',
  summary: 'What is at risk or missed now, who is at it, and what is snoozed or muted.',
  examples: ['alerts', 'alerts email'],
  inside: true,
  options: [],
  arguments: z.object({ words: z.array(z.string()) }),
  run: (session, { words }) => tellAlerts(session, { words: words.join(' '), page: 0 }),
});
