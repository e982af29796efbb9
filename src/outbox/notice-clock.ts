import { z } from 'zod';
import { instant, promised, workItem } from './notice-parts.ts';

/** What else the same work item was promised and is told in the same message. */
const also = z.strictObject({
  promised,
  threshold: z.int(),
  dueAt: instant,
  remainingMs: z.int(),
});

const clock = {
  promised,
  workItem,
  cycle: z.int(),
  threshold: z.int(),
  dueAt: instant,
  /** Support time left; negative when late. */
  remainingMs: z.int(),
  asOf: instant,
  also: z.array(also).optional(),
};

/** A running clock has used so much of its budget that somebody must act now. */
export const clockAtRisk = z.strictObject({ kind: z.literal('clock-at-risk'), ...clock });

/** A clock ran past its due instant. */
export const clockBreached = z.strictObject({ kind: z.literal('clock-breached'), ...clock });

export type ClockNotice = z.output<typeof clockAtRisk> | z.output<typeof clockBreached>;

/** What makes a message about a clock one of its kind. */
export function clockNoticeKey(notice: ClockNotice): string {
  const { agreement, target, revision } = notice.promised;
  return `clock/${agreement}/${target}/${notice.workItem.id}/${notice.cycle}/r${revision}/${notice.threshold}`;
}
