import type { DraftTerms } from '../../domain/draft/draft.ts';
import { INSIDE_TERMS, sharedTerms } from '../../domain/negotiation/shared-terms.ts';
import { termAt } from '../../domain/negotiation/term-path.ts';
import { contentHash } from '../register/content-hash.ts';

/** The hash of terms that both sides can compute and sign, each from what it may see; without a salt that of the register. */
export function signingHash(terms: DraftTerms, salt: string | null): string {
  if (salt === null) return contentHash(terms);
  return hashOfShown(sharedTerms(terms), hiddenDigests(terms, salt));
}

/** What stands for the terms for the inside alone, in their order: enough to compute the hash, too little to guess them or whether there are any. */
export function hiddenDigests(terms: DraftTerms, salt: string): readonly string[] {
  return INSIDE_TERMS.map((path) =>
    contentHash({ path, salt, value: termAt(terms, path) ?? null }),
  );
}

/** The hash of terms by those that both sides see and the digests of the others. */
export function hashOfShown(shown: DraftTerms, hidden: readonly string[]): string {
  const fields = Object.entries(shown).map(([path, value]) => [path, contentHash(value)]);
  return contentHash({ fields: Object.fromEntries(fields), hidden });
}
