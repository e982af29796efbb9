import { HOUR, MINUTE } from '../../domain/calendar/instant.ts';
import type { Flow, Promise } from './flow.ts';

const within = (replyMinutes: number, resolveHours: number): Promise => ({
  reply: replyMinutes * MINUTE,
  resolve: resolveHours * HOUR,
});

const quiet = { lateReplies: {}, lateResolutions: {} };

/** Every stream of work items at Northwind. */
export const flows: readonly Flow[] = [
  {
    ...quiet,
    name: 'acme-email',
    agreements: ['acme-email'],
    calendar: 'office-de',
    perMonth: [52, 44, 46, 42, 44, 64, 34, 30, 48, 50, 52, 36],
    monthEnd: 1.2,
    shares: { P1: 0.04, P2: 0.16, P3: 0.45, P4: 0.35 },
    promises: { P1: within(15, 4), P2: within(60, 8), P3: within(240, 18), P4: within(480, 40) },
    supplierShare: 0.12,
  },
];
