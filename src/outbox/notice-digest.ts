import { z } from 'zod';
import { alertContent } from './notice-alert.ts';
import { instant } from './notice-parts.ts';

/** Several alerts in one message, for one channel or person; it changes in place. */
export const alertList = z.strictObject({
  kind: z.literal('alert-list'),
  list: z.string(),
  why: z.enum(['outage', 'limit', 'digest']),
  /** The service that is down; null for other lists. */
  serviceName: z.string().nullable(),
  /** How many there are, are not over, and are missed by now. */
  total: z.int(),
  open: z.int(),
  missed: z.int(),
  /** How many of those that are not over nobody is at. */
  waiting: z.int().default(0),
  /** The worst of them. */
  alerts: z.array(alertContent),
  seenAt: instant,
});

/** Somebody is told of an alert because nobody else has acknowledged it; it changes in place. */
export const alertEscalated = z.strictObject({
  kind: z.literal('alert-escalated'),
  step: z.int(),
  to: z.strictObject({ name: z.string(), user: z.string().nullable() }),
  alert: alertContent,
});

/** What is said aloud below a list: that something of the highest priority was missed, or that nobody is at it. */
export const alertListTold = z.strictObject({
  kind: z.literal('alert-list-told'),
  list: z.string(),
  what: z.enum(['missed', 'escalated']),
  /** Tells those apart that are said below one list. */
  turn: z.string(),
  to: z.strictObject({ name: z.string(), user: z.string().nullable() }).nullable(),
  group: z.string().nullable(),
  /** What was missed; empty for the other. */
  alerts: z.array(alertContent),
});

/** Somebody is told of a list because nobody else has acknowledged what is in it; it changes in place. */
export const alertListEscalated = z.strictObject({
  kind: z.literal('alert-list-escalated'),
  turn: z.string(),
  to: z.strictObject({ name: z.string(), user: z.string().nullable() }),
  content: alertList,
});

export type AlertList = z.output<typeof alertList>;
export type EscalatedNotice = z.output<typeof alertEscalated>;
export type ListTold = z.output<typeof alertListTold>;
export type ListEscalated = z.output<typeof alertListEscalated>;

/** What makes such a message one of its kind. */
export function listedNoticeKey(
  notice: AlertList | EscalatedNotice | ListTold | ListEscalated,
): string {
  switch (notice.kind) {
    case 'alert-list':
      return notice.list;
    case 'alert-escalated':
      return `alert/${notice.alert.episode}/${notice.step}/next`;
    case 'alert-list-told':
      return `${notice.list}/${notice.what}/${notice.turn}`;
    case 'alert-list-escalated':
      return `${notice.content.list}/next/${notice.turn}/${notice.to.user ?? ''}`;
  }
}
