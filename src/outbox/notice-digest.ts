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

export type AlertList = z.output<typeof alertList>;
export type EscalatedNotice = z.output<typeof alertEscalated>;

/** What makes such a message one of its kind. */
export function listedNoticeKey(notice: AlertList | EscalatedNotice): string {
  if (notice.kind === 'alert-list') return notice.list;
  return `alert/${notice.alert.episode}/${notice.step}/next`;
}
