import { z } from 'zod';
import { formatInstant, type Instant, MINUTE, parseInstant } from '../calendar/instant.ts';
import { AccordError } from '../error.ts';

export const ACTOR_CLASSES = ['customer', 'provider', 'supplier', 'system'] as const;
type ActorClass = (typeof ACTOR_CLASSES)[number];

export const WORK_ITEM_EVENT_TYPES = [
  'opened',
  'replied',
  'paused',
  'resumed',
  'resolved',
  'reopened',
  'priority-changed',
  'reset',
  'cancelled',
  'excluded-from',
  'excluded-to',
] as const;
export type WorkItemEventType = (typeof WORK_ITEM_EVENT_TYPES)[number];

/** Who answers for a pause. */
const PAUSE_PARTIES = ['customer', 'supplier', 'provider'] as const;
export type PauseParty = (typeof PAUSE_PARTIES)[number];

/** One fact about a work item; `id` is unique within its source. */
export type WorkItemEvent = {
  readonly id: string;
  readonly at: Instant;
  readonly sequence?: number | undefined;
  readonly type: WorkItemEventType;
  readonly actor: ActorClass;
  readonly party?: PauseParty | undefined;
  readonly reason?: string | undefined;
  readonly priority?: string | undefined;
};

/** A ticket, incident or request with everything that is known of it. */
export type WorkItem = {
  readonly key: string;
  readonly title?: string | undefined;
  readonly events: readonly WorkItemEvent[];
};

/** A work item event as it is written in JSON, with its instant as ISO 8601 text. */
export const workItemEventJson = z
  .object({
    id: z.string().min(1),
    at: z.string(),
    sequence: z.number().int().optional(),
    type: z.enum(WORK_ITEM_EVENT_TYPES),
    actor: z.enum(ACTOR_CLASSES),
    party: z.enum(PAUSE_PARTIES).optional(),
    reason: z.string().optional(),
    priority: z.string().optional(),
  })
  .refine(({ type, reason }) => type !== 'reset' || reason !== undefined, {
    path: ['reason'],
    message: 'A reset needs a reason: say why the clock starts anew.',
  })
  .transform((event): WorkItemEvent => ({ ...event, at: parseInstant(event.at) }));

const FUTURE_TOLERANCE = 5 * MINUTE;

/** Refuses an event that claims to have happened more than five minutes after it was received. */
export function refuseFutureEvent(event: WorkItemEvent, receivedAt: Instant): void {
  if (event.at <= receivedAt + FUTURE_TOLERANCE) return;
  throw new AccordError(
    'invalid',
    `Event “${event.id}” says it happened at ${formatInstant(event.at)}, which is in the future. Check the clock and the time zone of its source.`,
  );
}
