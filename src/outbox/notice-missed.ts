import { z } from 'zod';
import { instant, promised } from './notice-parts.ts';

/** A period has ended, and these promises of an agreement were missed in it. */
export const periodMissed = z.strictObject({
  kind: z.literal('period-missed'),
  /** The first of the missed promises. */
  promised,
  period: z.strictObject({ from: instant, to: instant, name: z.string() }),
  /** How many promises could be judged. */
  judged: z.int(),
  missed: z
    .array(
      z.strictObject({
        target: z.string(),
        name: z.string(),
        sentence: z.string(),
        /** “75 % of 85 %”; null for a kind that reaches no percentage. */
        attained: z.string().nullable(),
      }),
    )
    .min(1),
  asOf: instant,
});

export type MissedNotice = z.output<typeof periodMissed>;

/** What makes the message about an ended period one of its kind. */
export function missedNoticeKey({ promised: { agreement }, period }: MissedNotice): string {
  return `missed/${agreement}/${period.from}/${period.to}`;
}
