import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/register/canonical-json.ts';

/** SHA-256 over the canonical JSON of terms: equal terms have equal hashes. */
export function contentHash(terms: unknown): string {
  return createHash('sha256').update(canonicalJson(terms)).digest('hex');
}
