import { z } from 'zod';
import { TARGET_KINDS } from './kinds/index.ts';

/** One promised number as it is written in an agreement. */
export const targetTerms = z.discriminatedUnion('kind', TARGET_KINDS);

export type TargetTerms = z.infer<typeof targetTerms>;
export type TargetKind = TargetTerms['kind'];
