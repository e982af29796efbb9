import { z } from 'zod';
import { percentageText } from '../../compliance/percentage.ts';
import { promise } from './promise.ts';

/** The service is up for at least `objective` percent of the agreed time. */
export const availabilityTerms = z.strictObject({
  ...promise,
  kind: z.literal('availability'),
  objective: percentageText,
  exclusions: z.enum(['shrink', 'as-uptime']).default('shrink'),
  rounding: z.enum(['exact', 'whole-minutes', 'started-minutes']).default('exact'),
  components: z.enum(['any-down', 'all-down']).default('any-down'),
});
