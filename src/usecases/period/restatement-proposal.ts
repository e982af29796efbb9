import { z } from 'zod';

/** What is kept of a proposed restatement; its figure is calculated again when it is approved. */
const content = z.object({
  targetKey: z.string(),
  /** The number of the published figure that it would replace. */
  against: z.number().int(),
  figureHash: z.string(),
  difference: z
    .array(
      z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
    )
    .readonly(),
});

export type RestatementContent = z.output<typeof content>;

export const RESTATEMENT = { kind: 'restatement', schema: content } as const;
