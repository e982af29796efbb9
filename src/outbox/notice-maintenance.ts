import { z } from 'zod';
import { instant } from './notice-parts.ts';

/** What a planned maintenance means for one agreement, as its people read it. */
const effect = z.strictObject({
  agreement: z.string(),
  name: z.string(),
  sentences: z.array(z.string()),
});

/** What the team alone reads. */
const inside = z.strictObject({
  byName: z.string(),
  note: z.string().nullable(),
  /** Those who may approve it, by name. */
  approvers: z.array(z.string()),
  /** Until when it has to be approved so that the agreed notice is kept; null where that changes nothing. */
  approveBy: instant.nullable().default(null),
  customers: z.array(z.strictObject({ name: z.string(), channel: z.string().nullable() })),
  reason: z.string().nullable(),
});

const span = z.strictObject({ from: instant, to: instant });

/** Where a planned maintenance stands, for one channel; it changes in place. */
export const maintenance = z.strictObject({
  kind: z.literal('maintenance'),
  maintenance: z.string(),
  to: z.string(),
  service: z.string(),
  serviceName: z.string(),
  state: z.enum(['proposed', 'planned', 'running', 'over', 'cancelled']),
  from: instant,
  until: instant,
  /** Where it is to be moved once somebody approves that; for the team alone. */
  wanted: span.nullable(),
  /** From when to when it really was, as far as it has come. */
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** Until when it is expected to take where it takes longer. */
  expectedTo: instant.nullable(),
  /** Nobody saw when it ended: it is taken for held as planned. */
  assumed: z.boolean().default(false),
  /** It has taken longer than planned. */
  overrun: z.boolean(),
  staysUp: z.boolean(),
  words: z.string(),
  timeZone: z.string(),
  effects: z.array(effect),
  /** Null for customers. */
  inside: inside.nullable(),
});

const MAINTENANCE_MOVES = [
  'asked',
  'announced',
  'moved',
  'declined',
  'cancelled',
  'reminded',
  'started',
  'ending',
  'overrun',
  'extended',
  'ended',
] as const;

/** Something happened with a planned maintenance, below the message about it. */
export const maintenanceMoved = z.strictObject({
  kind: z.literal('maintenance-moved'),
  ...{ maintenance: z.string(), to: z.string(), serviceName: z.string() },
  /** What makes it one of its kind: the number of a step, or the instant of a reminder. */
  mark: z.string(),
  move: z.enum(MAINTENANCE_MOVES),
  at: instant,
  from: instant,
  until: instant,
  words: z.string().nullable(),
  timeZone: z.string(),
  /** What it means for the readers’ agreements, in sentences. */
  sentences: z.array(z.string()),
  /** Null for customers. */
  byName: z.string().nullable(),
});

const asked = z.strictObject({ name: z.string(), user: z.string().nullable() });

/** Somebody is to do something about a maintenance: approve it in time, move it, or say when it ended. */
export const maintenanceOwed = z.strictObject({
  kind: z.literal('maintenance-owed'),
  /** The channel, or the person who is asked. */
  ...{ maintenance: z.string(), to: z.string(), serviceName: z.string(), words: z.string() },
  what: z.enum(['approval-near', 'approval-late', 'end-unknown']),
  /** What makes it one of its kind. */
  mark: z.string(),
  from: instant,
  until: instant,
  dueAt: instant,
  timeZone: z.string(),
  people: z.array(asked),
  /** What it means for the agreements if nobody does anything, in sentences. */
  sentences: z.array(z.string()),
});

export type MaintenanceOwedNotice = z.output<typeof maintenanceOwed>;
export type MaintenanceNotice = z.output<typeof maintenance>;
export type MaintenanceMovedNotice = z.output<typeof maintenanceMoved>;

/** What makes a message about a maintenance one of its kind: one living message for each channel, the rest below it. */
export function maintenanceNoticeKey(
  notice: MaintenanceNotice | MaintenanceMovedNotice | MaintenanceOwedNotice,
): string {
  const message = maintenanceMessageKey(notice);
  switch (notice.kind) {
    case 'maintenance':
      return message;
    case 'maintenance-moved':
      return `${message}/${notice.move}/${notice.mark}`;
    case 'maintenance-owed':
      return `${message}/${notice.what}/${notice.mark}`;
  }
}

/** The key of the message about a maintenance in a channel, below which everything else about it stands. */
export function maintenanceMessageKey({
  maintenance,
  to,
}: Pick<MaintenanceNotice, 'maintenance' | 'to'>): string {
  return `maintenance/${maintenance}/${to}`;
}
