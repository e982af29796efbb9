import { z } from 'zod';

/** The terms of an agreement have changed, or it was terminated, or terms that were to come were withdrawn. */
export const agreementChanged = z.strictObject({
  kind: z.literal('agreement-changed'),
  to: z.string(),
  agreement: z.string(),
  agreementName: z.string(),
  revision: z.int(),
  deed: z.enum(['changed', 'terminated', 'withdrawn']),
  /** The first day of the new terms or of what was withdrawn, or the last day of what was terminated: a local date. */
  on: z.string(),
  byName: z.string(),
  /** What was written for the history; told inside only. */
  reason: z.string().nullable(),
  /** What changed, in sentences that its readers may see. */
  lines: z.array(z.string()),
  moreLines: z.int(),
});

export type ChangedNotice = z.output<typeof agreementChanged>;

/** One notice for each revision, deed and reader. */
export function changedNoticeKey({ agreement, revision, deed, to }: ChangedNotice): string {
  return `${deed}/${agreement}/r${revision}/${to}`;
}
