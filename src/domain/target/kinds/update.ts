import { z } from 'zod';
import { workItemPromise } from './work-item-promise.ts';

/** The provider never stays silent for longer than agreed until the work item is resolved. */
export const updateTerms = z.strictObject({
  ...workItemPromise,
  kind: z.literal('update'),
});
