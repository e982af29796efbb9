import { z } from 'zod';
import {
  channel,
  dateDuration,
  displayName,
  documentKey,
  localDate,
  money,
  paragraph,
  percentage,
  timeZone,
} from '../register/term-values.ts';
import { targetTerms } from '../target/target-terms.ts';
import { maintenanceTerms } from './maintenance-terms.ts';

export const AGREEMENT_KINDS = ['SLA', 'OLA', 'UC', 'SLR'] as const;

const renewal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.enum(['tacit', 'express']),
    term: dateDuration,
    notice: dateDuration.optional(),
  }),
]);

/** Local dates in the agreement's zone; it is in force until the end of the day `to`. */
const effective = z
  .strictObject({
    from: localDate,
    to: localDate.optional(),
    renewal: renewal.optional(),
  })
  .describe('the dates such as { from: 2026-01-01, to: 2026-12-31 }');

/** Below the first percentage of a tier, the second percentage of the fee is proposed as credit. */
const credit = z.strictObject({
  target: documentKey,
  tiers: z.array(z.tuple([percentage, percentage])).min(1),
  cap: percentage.optional(),
  fee: money,
});

const bothSides = (entry: z.ZodString | typeof documentKey) =>
  z.strictObject({ provider: z.array(entry).default([]), customer: z.array(entry).default([]) });

/** Everything that is agreed: the content of an agreement's revision. */
export const agreementTerms = z.strictObject({
  kind: z.enum(AGREEMENT_KINDS),
  level: z.enum(['corporate', 'customer', 'service']).default('service'),
  name: displayName.optional(),
  description: paragraph.optional(),
  customer: documentKey,
  provider: documentKey,
  services: z.array(documentKey).min(1).describe('a list of services such as [email]'),
  effective,
  timeZone,
  calendar: documentKey,
  review: z.strictObject({ every: dateDuration, owner: documentKey }).optional(),
  report: z
    .strictObject({
      every: z.enum(['week', 'month', 'quarter', 'year']),
      customerChannel: channel.optional(),
      teamChannel: channel.optional(),
    })
    .optional(),
  targets: z.array(targetTerms).min(1).describe('a list of targets'),
  maintenance: maintenanceTerms.optional(),
  credits: z.array(credit).default([]),
  /** All credits for one period together are at most this share of the largest of their fees. */
  creditCap: percentage.optional(),
  supportedBy: z.array(documentKey).default([]),
  responsibilities: bothSides(paragraph).optional(),
  signatories: bothSides(documentKey).optional(),
});

export type AgreementTerms = z.output<typeof agreementTerms>;
export type EffectiveTerms = AgreementTerms['effective'];
export type CreditTerms = AgreementTerms['credits'][number];
