import { z } from 'zod';
import { daysOf } from '../../calendar/period.ts';

const PERIOD_UNITS = ['week', 'month', 'quarter', 'year'] as const;
const LONGEST_WINDOW = 731;
const PERIODS = {
  error:
    'must be week, month, quarter or year, or the last so many days, from “rolling 1d” to “rolling 731d”.',
};

const rollingUnit = z
  .templateLiteral(['rolling ', z.int().positive(), 'd'])
  .refine((unit) => daysOf(unit) >= 1 && daysOf(unit) <= LONGEST_WINDOW, PERIODS);

/** A period of the calendar, or the last so many days. */
const periodUnit = z.union([z.enum(PERIOD_UNITS), rollingUnit], PERIODS);

/** The words that every kind of target understands. */
export const promise = {
  key: z
    .string()
    .regex(
      /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
      'must be lower-case words joined by hyphens, such as "p1-response".',
    ),
  period: periodUnit
    .describe('week, month, quarter or year, or the last so many days such as rolling 30d')
    .default('month'),
};
