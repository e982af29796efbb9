import { LAST_WARNING } from './clock-line.ts';
import { type Episode, peakOf } from './episode.ts';
import { MISSED } from './standing.ts';

const PRIORITY = /^(?:p|priority |sev(?:erity)? ?)?([1-5])\b/i;

/** From this priority on, a first warning can wait until somebody has time to read it. */
const LEISURELY = 3;

/** A priority as people write it, as a number; null for what is none. */
export function priorityNumber(priority: string | null | undefined): number | null {
  const found = PRIORITY.exec(priority ?? '')?.[1];
  return found === undefined ? null : Number(found);
}

/** Whether nobody may sleep over it: something of the highest priority was missed. */
export function isPressing(episode: Pick<Episode, 'workItem' | 'followed' | 'phase'>): boolean {
  const { workItem, phase } = episode;
  const isFirst = priorityNumber(workItem?.priority) === 1;
  return isFirst && phase === 'open' && peakOf(episode) >= MISSED;
}

/** Whether it can wait for a list once a day: of a low priority, and not close to a miss. */
export function isLeisurely(episode: Pick<Episode, 'workItem' | 'followed'>): boolean {
  const number = priorityNumber(episode.workItem?.priority);
  return number !== null && number >= LEISURELY && peakOf(episode) < LAST_WARNING;
}
