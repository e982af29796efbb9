import { z } from 'zod';
import { formatInstant, type Instant, MINUTE, parseInstant } from '../calendar/instant.ts';
import { AccordError } from '../error.ts';
import type { Exclusion } from './exclusion.ts';

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
  'merged',
  'merged-from',
  'due-set',
  'assigned',
  'retracted',
] as const;
export type WorkItemEventType = (typeof WORK_ITEM_EVENT_TYPES)[number];

/** Who answers for a pause. */
const PAUSE_PARTIES = ['customer', 'supplier', 'provider'] as const;
export type PauseParty = (typeof PAUSE_PARTIES)[number];

/** What only some types of events tell. */
export type EventDetail = {
  /** Of an opening: where the item is from, for targets that hold for a segment. */
  readonly site?: string | undefined;
  readonly group?: string | undefined;
  readonly channel?: string | undefined;
  /** Of a merge: the key of the item that goes on; on that item, the key of the one it took over. */
  readonly other?: string | undefined;
  /** On the item that goes on after a merge: when the one that it took over was opened. */
  readonly startedAt?: Instant | undefined;
  /** Of a due date that a person set: which, and who did. */
  readonly dueAt?: Instant | undefined;
  readonly by?: string | undefined;
  /** Of an assignment: the team or supplier that holds the item from then on. */
  readonly holder?: string | undefined;
  /** Of a retraction: the id of the event that is withdrawn. */
  readonly retracts?: string | undefined;
};

/** The names of everything that only some types of events tell. */
export const EVENT_DETAILS = [
  'site',
  'group',
  'channel',
  'other',
  'startedAt',
  'dueAt',
  'by',
  'holder',
  'retracts',
] as const satisfies readonly (keyof EventDetail)[];

/** One fact about a work item; `id` is unique within its source. */
export type WorkItemEvent = EventDetail & {
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
  /** What is excluded for it alone, until it ends or ended; absent where nothing is. */
  readonly exclusions?: readonly Exclusion[] | undefined;
  /** The more specific agreements that cover it too; absent where nobody needs to know. */
  readonly coveredBy?: readonly string[] | undefined;
  readonly events: readonly WorkItemEvent[];
};

const name = z.string().min(1).optional();
const instant = z.string().transform(parseInstant).optional();

/** A work item event as it is written in JSON, with its instants as ISO 8601 text. */
export const workItemEventJson = z
  .object({
    id: z.string().min(1),
    at: z.string().transform(parseInstant),
    sequence: z.number().int().optional(),
    type: z.enum(WORK_ITEM_EVENT_TYPES),
    actor: z.enum(ACTOR_CLASSES),
    party: z.enum(PAUSE_PARTIES).optional(),
    reason: z.string().optional(),
    priority: z.string().optional(),
    ...{ site: name, group: name, channel: name },
    ...{ other: name, startedAt: instant, dueAt: instant, by: name, holder: name, retracts: name },
  })
  .superRefine((event, context) => {
    const lack = LACKS[event.type]?.(event);
    if (lack) context.addIssue({ code: 'custom', ...lack });
  });

type Lack = { readonly path: string[]; readonly message: string } | null;

const LACKS: Readonly<Partial<Record<WorkItemEventType, (event: WorkItemEvent) => Lack>>> = {
  reset: ({ reason }) =>
    lacking('reason', reason, 'A reset needs a reason: say why the clock starts anew.'),
  merged: ({ other }) =>
    lacking('other', other, 'A merge names the work item that goes on as “other”.'),
  'merged-from': ({ startedAt }) =>
    lacking('startedAt', startedAt, 'Say as “startedAt” when the merged work item was opened.'),
  'due-set': ({ dueAt, reason, by }) =>
    lacking('dueAt', dueAt, 'Say as “dueAt” which due date was set.') ??
    lacking('reason', reason, 'A due date that is set by hand needs a reason.') ??
    lacking('by', by, 'Say as “by” who set the due date.'),
  assigned: ({ holder, party }) =>
    lacking('holder', holder ?? party, 'Say as “holder” or “party” who holds the work item now.'),
  retracted: ({ retracts }) =>
    lacking('retracts', retracts, 'A retraction names the id of the event that it withdraws.'),
};

function lacking(path: string, value: unknown, message: string): Lack {
  return value === undefined ? { path: [path], message } : null;
}

const FUTURE_TOLERANCE = 5 * MINUTE;

/** Refuses an event that claims to have happened more than five minutes after it was received. */
export function refuseFutureEvent(event: WorkItemEvent, receivedAt: Instant): void {
  if (event.at <= receivedAt + FUTURE_TOLERANCE) return;
  throw new AccordError(
    'invalid',
    `Event “${event.id}” says it happened at ${formatInstant(event.at)}, which is in the future. Check the clock and the time zone of its source.`,
  );
}
