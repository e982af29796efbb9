import { z } from 'zod';
import { workItemPromise } from './work-item-promise.ts';

/** The first reply by the provider's people comes in time. */
export const responseTerms = z.strictObject({
  ...workItemPromise,
  kind: z.literal('response'),
  resolvedCounts: z.boolean().default(true),
});
