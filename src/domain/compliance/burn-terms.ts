import { z } from 'zod';
import { DAY, HOUR, MINUTE } from '../calendar/instant.ts';
import { longestPeriod, type PeriodUnit } from '../calendar/period.ts';
import { type BurnShape, burnPairs, USUAL_SHAPES } from './burn-windows.ts';
import { percentageText } from './percentage.ts';

const LENGTH = /^(\d{1,3})(m|h|d)$/;
const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY };

const windowText = z
  .string()
  .refine(
    (text) => windowLength(text) > 0,
    'is not the length of a window. Write “5m”, “1h” or “3d”.',
  );

const pair = z
  .strictObject({
    long: windowText,
    short: windowText,
    /** The share of the period's budget that is spent within the long window. */
    budget: percentageText
      .regex(/[1-9]/, 'must be more than nothing.')
      .regex(/^\d+(\.\d{1,4})?$/, 'must have at most four decimals.'),
    urgency: z.enum(['page', 'ticket']).default('ticket'),
  })
  .refine(({ long, short }) => windowLength(short) < windowLength(long), {
    path: ['short'],
    error: 'must be shorter than the long window: it says whether the trouble still goes on.',
  });

/** How fast a budget may burn: the usual four pairs of windows, or pairs of one's own. */
export const burnRates = z.union([z.literal('default'), z.array(pair).min(1).max(8)], {
  error:
    'must be “default”, or pairs such as [{ long: 1h, short: 5m, budget: "2", urgency: page }].',
});

type BurnRates = z.output<typeof burnRates>;

/** The pairs of windows that an agreement asks for. */
export function burnShapes(rates: BurnRates): readonly BurnShape[] {
  if (rates === 'default') return USUAL_SHAPES;
  return rates.map(({ long, short, budget, urgency }) => ({
    longMs: windowLength(long),
    shortMs: windowLength(short),
    budgetPercent: Number(budget),
    urgency,
  }));
}

/** How far back the burn rates look. */
export function burnReach(rates: BurnRates): number {
  return Math.max(...burnShapes(rates).map(({ longMs }) => longMs));
}

type Promised = {
  readonly objective: string;
  readonly period: PeriodUnit;
  readonly burnRates?: BurnRates | undefined;
};

/** A pair whose rate the promise can never reach, or that warns while it is kept, would be no warning. */
export function refuseUnreachable(
  { objective, period, burnRates: rates }: Promised,
  context: z.RefinementCtx,
): void {
  if (rates === undefined || rates === 'default') return;
  // What else is wrong with the terms has been said already.
  if (!percentageText.safeParse(objective).success || !burnRates.safeParse(rates).success) return;
  const periodMs = longestPeriod(period);
  if (!(periodMs > 0)) return;
  const asked = { periodMs, objective };
  const subject = { of: 'time', continuous: true } as const;
  burnShapes(rates).forEach((shape, index) => {
    if (burnPairs({ ...asked, subject, shapes: [shape] }).length > 0) return;
    context.addIssue({
      code: 'custom',
      path: ['burnRates', index],
      message: `can never warn in time of a promise of ${objective} %: its rate must be 1 or more, and below 1 ÷ (1 − objective). Change its window or its share of the budget.`,
    });
  });
}

function windowLength(text: string): number {
  const [, count, unit = ''] = LENGTH.exec(text) ?? [];
  return Number(count ?? 0) * (UNITS[unit] ?? 0);
}
