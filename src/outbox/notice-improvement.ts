import { z } from 'zod';

/** Somebody is reminded of what they see to: before it is due, when it is, and while it is late. */
export const improvementNear = z.strictObject({
  kind: z.literal('improvement-near'),
  improvement: z.string(),
  what: z.string(),
  /** A date such as 2026-11-30. */
  dueOn: z.string(),
  /** Negative for what is late. */
  daysLeft: z.int(),
  agreementName: z.string(),
  targetName: z.string(),
  owner: z.strictObject({ name: z.string(), user: z.string().nullable() }),
});

export type ImprovementNotice = z.output<typeof improvementNear>;

/** What makes a reminder one of its kind; another date is another reminder. */
export function improvementNoticeKey({ improvement, dueOn, daysLeft }: ImprovementNotice): string {
  return `improvement/${improvement}/${dueOn}/${daysLeft}`;
}
