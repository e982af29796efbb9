import { z } from 'zod';
import { durationText } from '../../clock/duration.ts';
import { percentageText } from '../../compliance/percentage.ts';
import { ANY_PRIORITY } from '../work-item-cases.ts';
import { promise } from './promise.ts';

const name = z.string().min(1).optional();

const segment = z
  .strictObject({ group: name, site: name, channel: name })
  .refine((names) => Object.values(names).some((each) => each !== undefined), {
    error: 'names nothing. Write { site: Zurich }, { group: executives } or { channel: phone }.',
  });

/** The words of every target that is kept case by case, by clocks of work items. */
export const workItemPromise = {
  ...promise,
  priority: z.string().min(1).default(ANY_PRIORITY),
  within: durationText,
  attainment: percentageText,
  /** Of several targets of one kind and priority, the one with the most specific segment counts an item. */
  segment: segment.optional(),
  /** The team or supplier by its key, or the party, in whose hands alone time counts. */
  holder: z.string().min(1).optional(),
  pauses: z.array(z.string().min(1)).optional(),
  reopen: z.enum(['resume', 'new-cycle', 'ignore']).default('resume'),
  reopenWithin: durationText.default('3bd'),
};
