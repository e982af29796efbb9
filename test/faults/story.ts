import { MINUTE } from '../../src/domain/calendar/instant.ts';
import type { WorkItem, WorkItemEvent } from '../../src/domain/measurement/work-item-event.ts';
import { happening } from '../usecases/watch/agreed.ts';
import type { Chance } from './chance.ts';

/** A work item whose course is known from the start; what happens is told when its time has come. */
export type Course = { readonly key: string; readonly events: readonly WorkItemEvent[] };

const COURSES: readonly ((at: number) => readonly Omit<WorkItemEvent, 'id' | 'actor'>[])[] = [
  // Missed: nobody resolves it.
  (at) => [{ type: 'opened', at }],
  // Resolved in good time.
  (at) => [
    { type: 'opened', at },
    { type: 'resolved', at: at + 20 * MINUTE },
  ],
  // Waits for the customer, and is missed later.
  (at) => [
    { type: 'opened', at },
    { type: 'paused', at: at + 30 * MINUTE, reason: 'awaiting-customer' },
    { type: 'resumed', at: at + 230 * MINUTE },
  ],
  // Waits for good.
  (at) => [
    { type: 'opened', at },
    { type: 'paused', at: at + 35 * MINUTE, reason: 'awaiting-customer' },
  ],
];

/** What happens to the next work item, from now on. */
export function courseFrom(chance: Chance, { number, at }: { number: number; at: number }): Course {
  const key = `INC${1000 + number}`;
  const events = chance
    .of(COURSES)(at)
    .map((event) => {
      const told = happening(event);
      return { ...told, id: `${key} ${told.id}` };
    });
  return { key, events };
}

/** What is known of work items by now. */
export function knownBy(courses: readonly Course[], now: number): readonly WorkItem[] {
  return courses.flatMap(({ key, events }) => {
    const known = events.filter(({ at }) => at <= now);
    return known.length > 0 ? [{ key, title: `About ${key}`, events: known }] : [];
  });
}
