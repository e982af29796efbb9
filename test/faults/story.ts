import { type Instant, MINUTE } from '../../src/domain/calendar/instant.ts';
import type { WorkItem, WorkItemEvent } from '../../src/domain/measurement/work-item-event.ts';
import { happening } from '../usecases/watch/agreed.ts';
import type { Chance } from './chance.ts';

/** An event and when it becomes known. */
type Told = { readonly event: WorkItemEvent; readonly knownAt: Instant };

/** A work item whose course is known from the start; what happens is told when its time has come, or later. */
export type Course = { readonly key: string; readonly told: readonly Told[] };

type Happening = Omit<WorkItemEvent, 'id' | 'actor'> & { readonly knownAt?: Instant };

/** 100 minutes were promised. */
const COURSES: readonly ((at: Instant) => readonly Happening[])[] = [
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
  // Waits for good, after a warning.
  (at) => [
    { type: 'opened', at },
    { type: 'paused', at: at + 81 * MINUTE, reason: 'awaiting-customer' },
  ],
  // Resolved after a warning.
  (at) => [
    { type: 'opened', at },
    { type: 'resolved', at: at + 85 * MINUTE },
  ],
  // Resolved too late.
  (at) => [
    { type: 'opened', at },
    { type: 'resolved', at: at + 130 * MINUTE },
  ],
  // Resolved early, which is told after a warning: that is taken back.
  (at) => [
    { type: 'opened', at },
    { type: 'resolved', at: at + 40 * MINUTE, knownAt: at + 96 * MINUTE },
  ],
  // The same, told after a miss.
  (at) => [
    { type: 'opened', at },
    { type: 'resolved', at: at + 60 * MINUTE, knownAt: at + 140 * MINUTE },
  ],
];

/** What happens to the next work item, from now on. */
export function courseFrom(chance: Chance, { number, at }: { number: number; at: number }): Course {
  const key = `INC${1000 + number}`;
  const told = chance
    .of(COURSES)(at)
    .map(({ knownAt, ...event }) => {
      const said = happening(event);
      return { event: { ...said, id: `${key} ${said.id}` }, knownAt: knownAt ?? event.at };
    });
  return { key, told };
}

/** What is known of a work item at an instant; null when nothing is. */
export function knownOf({ key, told }: Course, at: Instant): WorkItem | null {
  const events = told.flatMap(({ event, knownAt }) => (knownAt <= at ? [event] : []));
  return events.length > 0 ? { key, title: `About ${key}`, events } : null;
}
