import { z } from 'zod';
import { BUDGET_UNITS } from '../domain/target/figure.ts';
import { instant, promised } from './notice-parts.ts';

/** Why a promise is likely to be missed: its forecast, and the past that it was made from. */
const forecast = z.strictObject({
  /** The alarm is raised and cleared so often in a period; each time is told once. */
  episode: z.int(),
  probability: z.number().nullable(),
  basis: z.enum(['certain-met', 'certain-breached', 'history', 'too-little-history']),
  unit: z.string(),
  /** Complete periods before, and how many of them were missed; null where that is not known. */
  periods: z.int(),
  missed: z.int().nullable(),
});

/** How fast what may go wrong is used up now. */
const burn = z.strictObject({
  /** When it was first seen. */
  episode: instant,
  urgency: z.enum(['page', 'ticket']),
  /** So many times as fast as it lasts for the period, in so long a time. */
  rate: z.number(),
  windowMs: z.int(),
});

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

/** A running period has spent most of what may go wrong in it, spends it too fast, or is likely to be missed. */
export const periodAtRisk = z.strictObject({
  kind: z.literal('period-at-risk'),
  ...period,
  forecast: forecast.optional(),
  burn: burn.optional(),
});

/** A running period that was likely to be missed is not any more. */
export const periodCleared = z.strictObject({
  kind: z.literal('period-cleared'),
  ...period,
  forecast,
});

/** A running period cannot be saved any more. */
export const periodBreached = z.strictObject({ kind: z.literal('period-breached'), ...period });

type AtRisk = z.output<typeof periodAtRisk>;
export type ForecastReason = z.output<typeof forecast>;
export type ForecastNotice = AtRisk & { readonly forecast: ForecastReason };
export type BurnNotice = AtRisk & { readonly burn: z.output<typeof burn> };
export type ClearedNotice = z.output<typeof periodCleared>;
export type PeriodNotice = AtRisk | ClearedNotice | z.output<typeof periodBreached>;

type Identity = Pick<PeriodNotice, 'threshold'> & {
  readonly promised: Pick<PeriodNotice['promised'], 'agreement' | 'target' | 'revision'>;
  readonly period: Pick<PeriodNotice['period'], 'from'>;
  readonly forecast?: Pick<ForecastReason, 'episode'> | undefined;
  readonly burn?: Pick<z.output<typeof burn>, 'episode' | 'urgency'> | undefined;
};

/** What makes a message about a period one of its kind. */
export function periodNoticeKey({ promised, period, threshold, forecast, burn }: Identity): string {
  const { agreement, target, revision } = promised;
  const place = `period/${agreement}/${target}/${period.from}`;
  // A forecast goes on under the next revision, as does what burns.
  if (forecast) return `${place}/forecast-${forecast.episode}`;
  if (burn) return `${place}/burn-${burn.urgency}-${burn.episode}`;
  return `${place}/r${revision}/${threshold}`;
}

/** What makes the end of an alarm one of its kind. */
export function clearedNoticeKey(notice: ClearedNotice): string {
  return `${periodNoticeKey(notice)}/cleared`;
}
