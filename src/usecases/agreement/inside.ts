import { AccordError } from '../../domain/error.ts';
import type { Viewing } from '../status/viewing.ts';

/** Refuses people of customers and suppliers, to whom what lies under an SLA is not shown, and says what they may do. */
export function requireInside({ viewer }: Viewing, deed: string): void {
  if (viewer.kind === 'staff') return;
  throw new AccordError(
    'forbidden',
    `Only the provider’s own people may ${deed}. What was promised to you is in /sla show, how it stands in /sla status, and its dates in /sla dates.`,
  );
}
