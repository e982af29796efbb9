import { z } from 'zod';
import { durationText, isLength } from '../clock/duration.ts';
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

/** What an agreement is about, as mistakes name it; only requirements can do without. */
export const A_LIST_OF = {
  services: 'a list of services such as [email]',
  targets: 'a list of targets',
} as const;

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

/** A customer's wish, and what is to serve it as far as that is known. */
const requirement = z.strictObject({
  key: documentKey,
  wish: paragraph,
  service: documentKey.optional(),
  target: documentKey.optional(),
});

/** An agreement on which this one rests, with the targets that it carries where it does not carry all. */
const support = z.strictObject({
  agreement: documentKey,
  carries: z.array(documentKey).min(1).optional(),
  redundant: z.boolean().optional(),
});

/** Everything that is agreed: the content of an agreement's revision. */
export const agreementTerms = z.strictObject({
  kind: z.enum(AGREEMENT_KINDS),
  level: z.enum(['corporate', 'customer', 'service']).default('service'),
  name: displayName.optional(),
  description: paragraph.optional(),
  customer: documentKey,
  provider: documentKey,
  services: z.array(documentKey).describe(A_LIST_OF.services).default([]),
  effective,
  timeZone,
  calendar: documentKey,
  // What came after the first release is absent where nobody wrote it, so that old revisions keep their hashes.
  support: documentKey.optional(),
  handOver: durationText
    .refine(isLength, 'is not a length of time. Write “15m” or “30m calendar”.')
    .optional(),
  review: z.strictObject({ every: dateDuration, owner: documentKey }).optional(),
  report: z
    .strictObject({
      every: z.enum(['week', 'month', 'quarter', 'year']),
      customerChannel: channel.optional(),
      teamChannel: channel.optional(),
      informCustomer: z.enum(['drafted', 'automatic']).optional(),
    })
    .optional(),
  requirements: z.array(requirement).optional(),
  targets: z.array(targetTerms).describe(A_LIST_OF.targets).default([]),
  maintenance: maintenanceTerms.optional(),
  credits: z.array(credit).default([]),
  /** All credits for one period together are at most this share of the largest of their fees. */
  creditCap: percentage.optional(),
  supportedBy: z.array(z.union([documentKey, support])).default([]),
  responsibilities: bothSides(paragraph).optional(),
  signatories: bothSides(documentKey).optional(),
});

export type AgreementTerms = z.output<typeof agreementTerms>;
export type EffectiveTerms = AgreementTerms['effective'];
export type CreditTerms = AgreementTerms['credits'][number];
export type Requirement = NonNullable<AgreementTerms['requirements']>[number];

/** An agreement on which another one rests. */
export type Support = {
  readonly agreement: string;
  /** The keys of the targets that it carries; null when it carries all. */
  readonly carries: readonly string[] | null;
  /** Whether it stands in for the other redundant ones. */
  readonly redundant: boolean;
};

/** What an agreement rests on in one shape, however it was written. */
export function supportsOf({
  supportedBy,
}: Pick<AgreementTerms, 'supportedBy'>): readonly Support[] {
  return supportedBy.map((written) =>
    typeof written === 'string'
      ? { agreement: written, carries: null, redundant: false }
      : {
          agreement: written.agreement,
          carries: written.carries ?? null,
          redundant: written.redundant ?? false,
        },
  );
}
