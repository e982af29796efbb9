import { canonicalTerms } from '../../domain/register/canonical-terms.ts';
import type { Document } from '../../domain/register/documents.ts';
import { writeYaml } from './write-yaml.ts';

/** A document in its canonical form: the one text that every export of these terms gives. */
export function writeAgreementFile(document: Document): string {
  const { kind, key } = document;
  return writeYaml({ [kind]: key, ...canonicalTerms(document) });
}
