import { z } from 'zod';
import { workItemPromise } from './work-item-promise.ts';

/** The work item is resolved in time. */
export const resolutionTerms = z.strictObject({
  ...workItemPromise,
  kind: z.literal('resolution'),
});
