import { z } from 'zod';
import { line } from '../domain/alert/standing.ts';
import { CORRECTIONS } from '../domain/alert/steps.ts';
import { instant, promised, workItem } from './notice-parts.ts';

const person = z.strictObject({ name: z.string(), user: z.string().nullable() });

/** One promise that an alert is about. */
const alertLine = z.strictObject({
  promised,
  /** Whether the customer is to be told of it by us. */
  isCustomers: z.boolean(),
  seen: line,
  objective: z.string(),
  inPercent: z.boolean(),
  /** What a miss costs in credits, for our own people; null where nothing is agreed. */
  cost: z.string().nullable(),
});

const content = {
  /** The number of its episode. */
  episode: z.string(),
  standing: z.enum([
    ...([
      'at-risk',
      'breached',
      'never-due',
      'paused',
      'recovered',
      'closed',
      'withdrawn',
    ] as const),
  ]),
  /** Why it was taken back; null for others. */
  why: z.enum(CORRECTIONS).nullable(),
  workItem: workItem.nullable(),
  period: z.strictObject({ from: instant, to: instant, name: z.string() }).nullable(),
  /** The most important one first. */
  lines: z.array(alertLine).min(1),
  holder: person.nullable(),
  acknowledged: z.boolean(),
  snoozed: z.strictObject({ until: instant.nullable() }).nullable(),
  muted: z.strictObject({ until: instant, reason: z.string(), by: z.string() }).nullable(),
  missed: z.boolean(),
  /** Which miss of its promise in the period it is, counted up to it; null when it is none. */
  nth: z.strictObject({ count: z.int(), period: z.string() }).nullable(),
  cause: z.strictObject({ cause: z.string(), action: z.string() }).nullable(),
  improvement: z.string().nullable(),
  /** Whether there is a customer with a channel to be told. */
  canInform: z.boolean(),
  informed: z.boolean(),
  seenAt: instant,
};

/** What a message says about an alert. */
export const alertContent = z.strictObject(content);

/** An alert from its first warning to its end: one message that says how it stands. */
export const alert = z.strictObject({ kind: z.literal('alert'), ...content });

export const TOLD = [
  ...(['worsened', 'breached', 'reopened', 'recovered', 'closed', 'withdrawn', 'woken'] as const),
  ...(['assigned', 'muted', 'noted', 'cause', 'improvement', 'customer-informed'] as const),
  'escalated',
] as const;

/** What became of an alert, below its message. */
export const alertTold = z.strictObject({
  kind: z.literal('alert-told'),
  step: z.int(),
  what: z.enum(TOLD),
  by: person.nullable(),
  /** What somebody wrote, and what is to be done. */
  text: z.string().nullable(),
  action: z.string().nullable(),
  /** To whom it was given. */
  to: person.nullable(),
  /** The group of users who are to look at it. */
  group: z.string().nullable().default(null),
  until: instant.nullable(),
  alert: alertContent,
});

/** What somebody tells a customer about what went wrong, in words of their own. */
export const customerMessage = z.strictObject({
  kind: z.literal('customer-message'),
  episode: z.string(),
  step: z.int(),
  to: z.string(),
  serviceNames: z.array(z.string()),
  providerName: z.string(),
  text: z.string(),
});

export type AlertNotice = z.output<typeof alert>;
export type AlertContent = Omit<AlertNotice, 'kind'>;
export type AlertLine = AlertNotice['lines'][number];
export type ToldNotice = z.output<typeof alertTold>;
export type CustomerMessage = z.output<typeof customerMessage>;

/** What makes an alert one of its kind. */
export function alertNoticeKey({ episode }: Pick<AlertNotice, 'episode'>): string {
  return `alert/${episode}`;
}

/** What makes a message below an alert one of its kind. */
export function toldNoticeKey({ alert: { episode }, step }: ToldNotice): string {
  return `alert/${episode}/${step}`;
}

/** What makes a message to a customer one of its kind. */
export function customerMessageKey({ episode, step }: CustomerMessage): string {
  return `alert/${episode}/${step}/customer`;
}
