import { z } from 'zod';

const PERIOD_UNITS = ['week', 'month', 'quarter', 'year'] as const;

/** The words that every kind of target understands. */
export const promise = {
  key: z
    .string()
    .regex(
      /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
      'must be lower-case words joined by hyphens, such as "p1-response".',
    ),
  period: z.enum(PERIOD_UNITS).default('month'),
};
