import type { DraftTerms } from '../../../domain/draft/draft.ts';
import { INSIDE_TERMS, sharedTerms } from '../../../domain/negotiation/shared-terms.ts';
import { canonicalJson } from '../../../domain/register/canonical-json.ts';
import { contentHash } from '../../register/content-hash.ts';
import { hashOfShown, hiddenDigests } from '../signing-hash.ts';

/** Offered terms as a copy of a record has them. */
export type OfferedTerms = {
  readonly terms: DraftTerms;
  /** Whether nothing was taken out. */
  readonly whole: boolean;
  readonly hidden?: readonly string[] | undefined;
  readonly salt?: string | null | undefined;
};

/** The hash that offered terms give; null where a copy without digests leaves something out. */
export function rehashed({ terms, whole, hidden }: OfferedTerms): string | null {
  if (hidden) return hashOfShown(sharedTerms(terms), hidden);
  return whole ? contentHash(terms) : null;
}

/** Whether the digests are of the terms that they are to stand for, and those of a whole copy of its own. */
export function areDigestsSound({ terms, whole, hidden, salt }: OfferedTerms): boolean {
  if (!hidden) return true;
  if (hidden.length !== INSIDE_TERMS.length) return false;
  if (!whole) return canonicalJson(sharedTerms(terms)) === canonicalJson(terms);
  return (
    typeof salt === 'string' && canonicalJson(hiddenDigests(terms, salt)) === canonicalJson(hidden)
  );
}
