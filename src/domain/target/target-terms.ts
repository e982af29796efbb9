import { z } from 'zod';
import { TARGET_KINDS } from './kinds/index.ts';

/** One promised number as it is written in an agreement. */
export const targetTerms = z.discriminatedUnion('kind', termsOf(TARGET_KINDS));

export type TargetTerms = z.infer<typeof targetTerms>;

type TermsOf<Kinds extends readonly { readonly terms: unknown }[]> = {
  -readonly [Index in keyof Kinds]: Kinds[Index]['terms'];
};

// Mapping a tuple keeps its length and order, which its type cannot say by itself.
function termsOf<const Kinds extends readonly { readonly terms: unknown }[]>(
  kinds: Kinds,
): TermsOf<Kinds> {
  return kinds.map(({ terms }) => terms) as TermsOf<Kinds>;
}
