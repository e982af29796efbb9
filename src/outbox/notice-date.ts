import { z } from 'zod';
import { AGREEMENT_KINDS } from '../domain/agreement/agreement-terms.ts';
import { DATE_KINDS } from '../domain/agreement/dates/agreement-dates.ts';

/** A date of an agreement comes near, or is here. */
export const dateNear = z.strictObject({
  kind: z.literal('date-near'),
  agreement: z.string(),
  agreementName: z.string(),
  agreementKind: z.enum(AGREEMENT_KINDS),
  revision: z.int(),
  customerName: z.string(),
  providerName: z.string(),
  date: z.strictObject({
    kind: z.enum(DATE_KINDS),
    /** A local date of the agreement: `2026-10-02`. */
    on: z.string(),
    subject: z.string().nullable(),
    sentence: z.string(),
  }),
  /** How many days before the date this was to be told: 90, 60, 30 or 0. */
  step: z.int(),
  daysLeft: z.int(),
  /** The names of what rests on it. */
  carries: z.array(z.string()),
  owner: z.strictObject({ name: z.string(), user: z.string().nullable() }).nullable(),
});

export type DateNotice = z.output<typeof dateNear>;

/** What makes a reminder one of its kind; another date is another reminder. */
export function dateNoticeKey({ agreement, date, step }: DateNotice): string {
  return `date/${agreement}/${date.kind}/${date.on}/${date.subject ?? ''}/${step}`;
}
