import { z } from 'zod';
import { durationText } from '../../clock/duration.ts';
import { percentageText } from '../../compliance/percentage.ts';
import { ANY_PRIORITY } from '../work-item-cases.ts';
import { promise } from './promise.ts';

/** The words of every target that is kept case by case, by clocks of work items. */
export const workItemPromise = {
  ...promise,
  priority: z.string().min(1).default(ANY_PRIORITY),
  within: durationText,
  attainment: percentageText,
  pauses: z.array(z.string().min(1)).optional(),
  reopen: z.enum(['resume', 'new-cycle', 'ignore']).default('resume'),
  reopenWithin: durationText.default('3bd'),
};
