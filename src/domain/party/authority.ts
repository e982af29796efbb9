import { AccordError } from '../error.ts';
import type { Viewer } from './viewer.ts';

/** Refuses everybody but the provider's own people (and jobs and the command line). */
export function requireStaff(viewer: Viewer, deed: string): void {
  if (viewer.kind === 'staff') return;
  throw new AccordError(
    'forbidden',
    `Only the provider’s own people may ${deed}. Ask your service level manager.`,
  );
}
