import { z } from 'zod';
import { instant } from './notice-parts.ts';

/** The watch itself was late or asleep, or one of its jobs fails, for one person who runs it; it changes in place when it has caught up. */
export const watchLate = z.strictObject({
  kind: z.literal('watch-late'),
  /** The person who reads it. */
  to: z.string(),
  since: instant,
  seenAt: instant,
  why: z.enum(['asleep', 'late', 'jobs']),
  /** The jobs that keep failing or do not run, and since when; without what goes wrong they do not run. */
  jobs: z
    .array(z.strictObject({ name: z.string(), since: instant, problem: z.string().nullable() }))
    .default([]),
  /** What was overdue when it was seen. */
  thresholds: z.int(),
  notices: z.int(),
  /** When it was no longer late, and what was done by then; null while it is. */
  caughtUp: z.strictObject({ at: instant, thresholds: z.int(), notices: z.int() }).nullable(),
});

export type WatchLate = z.output<typeof watchLate>;

/** What makes it one of its kind. */
export function watchNoticeKey({ since, to }: Pick<WatchLate, 'since' | 'to'>): string {
  return `watch-late/${since}/${to}`;
}
