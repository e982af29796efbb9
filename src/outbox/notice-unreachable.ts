import { z } from 'zod';
import { instant, promised, workItem } from './notice-parts.ts';

/** A clock that can never become due: what was promised would take longer than the horizon on its calendar. */
export const clockUnreachable = z.strictObject({
  kind: z.literal('clock-unreachable'),
  promised,
  workItem,
  cycle: z.int(),
  /** The key of the calendar on which it counts. */
  calendar: z.string(),
  asOf: instant,
});

export type UnreachableNotice = z.output<typeof clockUnreachable>;

/** What makes such a message one of its kind: a clock is told of once. */
export function unreachableNoticeKey({ promised, workItem, cycle }: UnreachableNotice): string {
  const { agreement, target, revision } = promised;
  return `unreachable/${agreement}/${target}/${workItem.id}/${cycle}/r${revision}`;
}
