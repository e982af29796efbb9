import { z } from 'zod';
import { BUDGET_UNITS } from '../domain/target/figure.ts';
import { instant, promised } from './notice-parts.ts';

const period = {
  promised,
  period: z.strictObject({ from: instant, to: instant, name: z.string() }),
  threshold: z.int(),
  percent: z.string().nullable(),
  objective: z.string(),
  /** Whether the objective and what is reached are percentages; they are where it is not said. */
  inPercent: z.boolean().optional(),
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

type Identity = Pick<PeriodNotice, 'threshold'> & {
  readonly promised: Pick<PeriodNotice['promised'], 'agreement' | 'target' | 'revision'>;
  readonly period: Pick<PeriodNotice['period'], 'from'>;
};

/** What makes a message about a period one of its kind. */
export function periodNoticeKey({ promised, period, threshold }: Identity): string {
  const { agreement, target, revision } = promised;
  return `period/${agreement}/${target}/${period.from}/r${revision}/${threshold}`;
}
