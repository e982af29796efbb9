import { z } from 'zod';
import type { DraftTerms } from './draft.ts';

const terms = z.record(z.string(), z.unknown());

/** A value as the terms of a draft; what has no terms is an empty one. */
export function draftTerms(value: unknown): DraftTerms {
  return terms.safeParse(value).data ?? {};
}
