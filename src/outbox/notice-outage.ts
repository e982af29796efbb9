import { z } from 'zod';
import { SEVERITIES } from '../domain/outage/steps.ts';
import { instant } from './notice-parts.ts';

const said = z.strictObject({ at: instant, words: z.string() });
const user = z.string().nullable();

/** A customer who is told of it, where, and until when they are to hear the next word. */
const told = z.strictObject({
  name: z.string(),
  channel: z.string().nullable(),
  /** Whether they have read of it; before, it may be the team that does. */
  told: z.boolean().default(true),
  nextUpdateAt: instant.nullable(),
});

/** What the team alone reads. */
const inside = z.strictObject({
  byName: z.string(),
  component: z.string().nullable(),
  weight: z.number(),
  note: z.string().nullable(),
  cause: z.string().nullable(),
  reason: z.string().nullable(),
  customers: z.array(told),
  /** What else is known of the same time, in sentences. */
  overlaps: z.array(z.string()),
});

/** Where a declared outage stands, for one channel; it changes in place. */
export const outage = z.strictObject({
  kind: z.literal('outage'),
  outage: z.string(),
  to: z.string(),
  service: z.string(),
  serviceName: z.string(),
  state: z.enum(['open', 'ended', 'withdrawn']),
  severity: z.literal(SEVERITIES),
  segment: z.string().nullable(),
  from: instant,
  until: instant.nullable(),
  words: z.string(),
  latest: said.nullable(),
  /** The next word to the reader; null where none is agreed, and for the team. */
  nextUpdateAt: instant.nullable(),
  timeZone: z.string(),
  /** Null for customers. */
  inside: inside.nullable(),
});

const OUTAGE_MOVES = ['updated', 'corrected', 'ended', 'withdrawn'] as const;

/** Something happened with an outage, below the message about it. */
export const outageMoved = z.strictObject({
  kind: z.literal('outage-moved'),
  ...{ outage: z.string(), to: z.string(), step: z.int(), serviceName: z.string() },
  move: z.enum(OUTAGE_MOVES),
  at: instant,
  /** What everybody who reads it may read. */
  words: z.string().nullable(),
  from: instant,
  until: instant.nullable(),
  timeZone: z.string(),
  /** Null for customers. */
  inside: z
    .strictObject({
      byName: z.string(),
      note: z.string().nullable(),
      /** The customers who read the words; null for all of them. */
      customers: z.array(z.string()).nullable(),
    })
    .nullable(),
});

/** Customers are to hear the next word soon, or should have by now; for the team. */
export const outageUpdateNear = z.strictObject({
  kind: z.literal('outage-update-near'),
  ...{ outage: z.string(), to: z.string(), service: z.string(), serviceName: z.string() },
  missed: z.boolean(),
  /** Whether it is the first word: nothing was told to these customers yet. */
  first: z.boolean().default(false),
  toldAt: instant,
  dueAt: instant,
  timeZone: z.string(),
  customers: z.array(z.string()).min(1),
  sentence: z.string(),
  owner: z.strictObject({ name: z.string(), user }).nullable(),
});

/** No source sees an outage any more that somebody declared; for the team. */
export const outageSeenUp = z.strictObject({
  kind: z.literal('outage-seen-up'),
  ...{ outage: z.string(), to: z.string(), serviceName: z.string() },
  until: instant,
  timeZone: z.string(),
});

export type OutageNotice = z.output<typeof outage>;
export type OutageMovedNotice = z.output<typeof outageMoved>;
export type OutageNearNotice = z.output<typeof outageUpdateNear>;
export type OutageSeenUpNotice = z.output<typeof outageSeenUp>;

/** What makes a message about an outage one of its kind: one living message for each channel, the rest below it. */
export function outageNoticeKey(
  notice: OutageNotice | OutageMovedNotice | OutageNearNotice | OutageSeenUpNotice,
): string {
  const message = outageMessageKey(notice);
  switch (notice.kind) {
    case 'outage':
      return message;
    case 'outage-moved':
      return `${message}/${notice.step}`;
    case 'outage-update-near':
      return `${message}/${notice.missed ? 'missed' : 'near'}/${notice.dueAt}`;
    case 'outage-seen-up':
      return `${message}/seen-up/${notice.until}`;
  }
}

/** The key of the message about an outage in a channel, below which everything else about it stands. */
export function outageMessageKey({ outage, to }: Pick<OutageNotice, 'outage' | 'to'>): string {
  return `outage/${outage}/${to}`;
}
