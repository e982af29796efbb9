import { z } from 'zod';
import type { Instant } from '../calendar/instant.ts';

// What was kept before may be longer.
const text = z.string().min(1).max(1_500);
const instant = z.int();
const segment = z.strictObject({
  site: z.string().optional(),
  group: z.string().optional(),
  channel: z.string().optional(),
});

/** How bad it is, as the priorities of work items: 1 is the worst. */
export const SEVERITIES = [1, 2, 3, 4, 5] as const;
const severity = z.literal(SEVERITIES);

/** What is known of an interruption; each of it can be corrected. */
const known = z.strictObject({
  from: instant,
  severity,
  segment: segment.nullable(),
  component: text.nullable(),
  /** How much of the service is down, above 0 and up to 1. */
  weight: z.number().gt(0).max(1),
});

/** Somebody told that a service is interrupted; `words` are meant for customers, `inside` for the team alone. */
const declared = z.strictObject({
  ...{ type: z.literal('declared'), ...known.shape },
  ...{ words: text, inside: text.nullable() },
  /** Only the team hears of it at first; customers once somebody writes to them. */
  teamFirst: z.boolean().default(false),
});

/** Somebody said more; `customers` are the keys of those who read it, null for all. */
const updated = z.strictObject({
  type: z.literal('updated'),
  words: text.nullable(),
  inside: text.nullable(),
  customers: z.array(z.string()).nullable(),
});

/** What was told before was wrong; `to` of null means that it goes on. */
const corrected = z.strictObject({
  ...{ type: z.literal('corrected'), ...known.partial().shape },
  to: instant.nullable().optional(),
  reason: text,
});

const ended = z.strictObject({
  type: z.literal('ended'),
  to: instant,
  cause: text.nullable(),
  words: text.nullable(),
});

/** It never was. */
const withdrawn = z.strictObject({ type: z.literal('withdrawn'), reason: text });

/** What somebody did with a declared outage. */
export const outageStep = z.discriminatedUnion('type', [
  declared,
  updated,
  corrected,
  ended,
  withdrawn,
]);

export type Declared = z.output<typeof declared>;
export type Corrected = z.output<typeof corrected>;
export type OutageStepContent = z.output<typeof outageStep>;

export type OutageStep = {
  readonly number: number;
  readonly at: Instant;
  readonly actor: string;
  readonly content: OutageStepContent;
};
