import { setTimeout as delay } from 'node:timers/promises';
import { SECOND } from '../domain/calendar/instant.ts';
import { isPassing } from './failure.ts';

const FIRST_PAUSE = SECOND;
const LONGEST_PAUSE = 30 * SECOND;

type Report = (error: unknown, pause: number) => void;

/**
 * Opens something of the database, again and again after a growing pause while the server is down, starting or full;
 * what no waiting mends is thrown at once.
 */
export async function openPatiently<T>(
  open: () => Promise<T>,
  report: Report,
  first = FIRST_PAUSE,
): Promise<T> {
  for (let pause = first; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return await open();
    } catch (error) {
      if (!isPassing(error)) throw error;
      report(error, pause);
      await delay(pause);
    }
  }
}
