import { z } from 'zod';
import { promised, verdict } from './notice-parts.ts';

/** How a target fared over the last months, to be drawn when it is delivered. */
export const attainmentChart = z.strictObject({
  kind: z.literal('attainment-chart'),
  promised,
  /** The month that has just ended: `2026-10`. */
  month: z.string().regex(/^\d{4}-\d{2}$/),
  title: z.string(),
  subtitle: z.string(),
  /** Who reads it: the team where it is not said. */
  audience: z.enum(['team', 'customer']).optional(),
  /** How many promises of the agreement that month judged, and how many of them were met. */
  promises: z.strictObject({ met: z.int(), judged: z.int() }).optional(),
  objective: z.string(),
  months: z
    .array(z.strictObject({ label: z.string(), percent: z.string().nullable(), verdict }))
    .min(1),
});

export type ChartNotice = z.output<typeof attainmentChart>;

/** What makes a monthly chart one of its kind. */
export function chartNoticeKey({ promised, month, audience }: ChartNotice): string {
  const key = `chart/${promised.agreement}/${promised.target}/${month}`;
  return audience === 'customer' ? `${key}/customer` : key;
}
