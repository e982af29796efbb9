import { z } from 'zod';
import { BUDGET_UNITS } from '../domain/target/figure.ts';
import { instant, promised } from './notice-parts.ts';

const period = {
  promised,
  period: z.strictObject({ from: instant, to: instant, name: z.string() }),
  threshold: z.int(),
  percent: z.string().nullable(),
  objective: z.string(),
  /** What may go wrong in the period, such as milliseconds down or cases missed. */
  budget: z.strictObject({
    unit: z.enum(BUDGET_UNITS),
    granted: z.int(),
    spent: z.int(),
    left: z.int(),
  }),
  asOf: instant,
};

/** A running period has spent most of what may go wrong in it. */
export const periodAtRisk = z.strictObject({ kind: z.literal('period-at-risk'), ...period });

/** A running period cannot be saved any more. */
export const periodBreached = z.strictObject({ kind: z.literal('period-breached'), ...period });

export type PeriodNotice = z.output<typeof periodAtRisk> | z.output<typeof periodBreached>;

/** What makes a message about a period one of its kind. */
export function periodNoticeKey(notice: PeriodNotice): string {
  const { agreement, target, revision } = notice.promised;
  return `period/${agreement}/${target}/${notice.period.from}/r${revision}/${notice.threshold}`;
}
