import type { DraftTerms } from '../../domain/draft/draft.ts';
import { draftTerms } from '../../domain/draft/draft-terms.ts';
import { AccordError } from '../../domain/error.ts';
import {
  type AgreementFile,
  readAgreementFiles,
} from '../../sources/agreement-files/read-agreement-files.ts';

/** The terms of an agreement as files have them; other documents in the files are left alone. */
export function proposalInFiles(files: readonly AgreementFile[], key: string): DraftTerms {
  const { documents, problems } = readAgreementFiles(files);
  const [problem] = problems;
  if (problem) {
    const { file, line, column, message } = problem;
    throw new AccordError('invalid', `${file}:${line}:${column} ${message}`);
  }
  const agreements = documents.filter(({ kind }) => kind === 'agreement');
  const found = agreements.find((one) => one.key === key);
  if (found) return draftTerms(found.terms);
  const keys = agreements.map((one) => String(one.key)).join(', ') || 'none';
  throw new AccordError(
    'not-found',
    `The file has no agreement “${key}”. Of agreements, it has: ${keys}.`,
  );
}
