import { z } from 'zod';
import type { Instant } from '../calendar/instant.ts';
import { seen } from './standing.ts';

const instant = z.int();

/** Why an alert was taken back: what its cause turned out to rest on. */
export const CORRECTIONS = [
  'event',
  'exclusion',
  'terms',
  'measurement',
  'cancelled',
  'merged',
  'gone',
] as const;

const ofWatch = { seen };

/** Everything that can happen to an episode; what it stands for follows from nothing else. */
export const stepContent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('opened'), ...ofWatch }),
  z.strictObject({ type: z.literal('worsened'), ...ofWatch }),
  z.strictObject({ type: z.literal('breached'), ...ofWatch }),
  /** It stands otherwise, and there is nothing new to act on. */
  z.strictObject({ type: z.literal('changed'), ...ofWatch }),
  /** What had ended holds again. */
  z.strictObject({ type: z.literal('reopened'), ...ofWatch }),
  z.strictObject({ type: z.literal('recovered'), ...ofWatch }),
  /** It ended as a miss. */
  z.strictObject({ type: z.literal('closed'), ...ofWatch }),
  z.strictObject({ type: z.literal('withdrawn'), ...ofWatch, why: z.enum(CORRECTIONS) }),
  z.strictObject({ type: z.literal('acknowledged') }),
  z.strictObject({ type: z.literal('assigned'), user: z.string() }),
  z.strictObject({
    type: z.literal('snoozed'),
    /** Null where only its next threshold ends it. */
    until: instant.nullable(),
    untilWorse: z.boolean(),
  }),
  z.strictObject({ type: z.literal('muted'), until: instant, reason: z.string() }),
  z.strictObject({ type: z.literal('woken'), from: z.enum(['snooze', 'mute']) }),
  z.strictObject({ type: z.literal('noted'), text: z.string() }),
  z.strictObject({ type: z.literal('cause'), cause: z.string(), action: z.string() }),
  z.strictObject({ type: z.literal('improvement'), text: z.string() }),
  z.strictObject({ type: z.literal('customer-informed'), channel: z.string(), text: z.string() }),
  /** Who was told next because nobody had acknowledged it. */
  z.strictObject({
    type: z.literal('escalated'),
    /** Which step of the ladder it was, counted from 0. */
    rung: z.int(),
    to: z.string(),
    user: z.string().nullable(),
    group: z.string().nullable(),
  }),
]);

export type StepContent = z.output<typeof stepContent>;
export type StepType = StepContent['type'];
export type ContentOf<Type extends StepType> = Extract<StepContent, { type: Type }>;
export type Correction = (typeof CORRECTIONS)[number];

/** A step as it is kept. */
export type Step = {
  readonly number: number;
  readonly at: Instant;
  /** As the audit trail names them. */
  readonly actor: string;
  /** Equal for one and the same human. */
  readonly identity: string;
  readonly content: StepContent;
};
