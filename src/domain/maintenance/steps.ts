import { z } from 'zod';
import type { Instant } from '../calendar/instant.ts';

const text = z.string().min(1).max(1_500);
const instant = z.int();
const span = { from: instant, to: instant };

const proposed = z.strictObject({
  ...{ type: z.literal('proposed'), ...span },
  /** What customers read. */
  words: text,
  /** What the team alone reads. */
  inside: text.nullable(),
  /** The service is not interrupted meanwhile. */
  staysUp: z.boolean(),
});

/** A second person approved what was proposed last; with what was agreed not to count for it. */
const approved = z.strictObject({
  type: z.literal('approved'),
  exclusions: z.array(z.strictObject({ agreement: z.string(), id: z.string() })),
});

const declined = z.strictObject({ type: z.literal('declined'), reason: text });

/** Somebody wants other times; until a second person approves them, the old ones hold. */
const moveProposed = z.strictObject({ type: z.literal('move-proposed'), ...span, reason: text });

const cancelled = z.strictObject({ type: z.literal('cancelled'), reason: text });
const started = z.strictObject({ type: z.literal('started') });
const extended = z.strictObject({
  type: z.literal('extended'),
  to: instant,
  words: text.nullable(),
});
const ended = z.strictObject({
  ...{ type: z.literal('ended'), to: instant, words: text.nullable() },
  /** Nobody was awake to see it: it is taken for held in its window until somebody says when it ended. */
  assumed: z.boolean().default(false),
});

/** What somebody, or time, did with a planned maintenance. */
export const maintenanceStep = z.discriminatedUnion('type', [
  proposed,
  approved,
  declined,
  moveProposed,
  cancelled,
  started,
  extended,
  ended,
]);

export type MaintenanceStepContent = z.output<typeof maintenanceStep>;

export type MaintenanceStep = {
  readonly number: number;
  readonly at: Instant;
  readonly actor: string;
  readonly content: MaintenanceStepContent;
};
