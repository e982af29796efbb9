import { z } from 'zod';

const line = z.object({
  target: z.string(),
  percent: z.string(),
  creditPercent: z.string(),
  fee: z.string(),
  currency: z.string(),
  amount: z.string(),
});

const total = z.object({
  currency: z.string(),
  amount: z.string(),
  uncapped: z.string().nullable(),
});

/** What is kept of proposed credits. */
const content = z.object({
  lines: z.array(line).readonly(),
  totals: z.array(total).readonly(),
  /** The numbers of the published figures that they follow from. */
  seals: z.record(z.string(), z.number().int()),
  /** The approved credits for the same period that they take the place of. */
  replaces: z.string().nullable(),
});

export type CreditContent = z.output<typeof content>;

export const CREDIT = { kind: 'credit', schema: content } as const;
