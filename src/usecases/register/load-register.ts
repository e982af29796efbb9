import { AccordError } from '../../domain/error.ts';
import { checkDocument } from '../../domain/register/check-document.ts';
import { isDocumentKind } from '../../domain/register/documents.ts';
import { writePath } from '../../domain/register/problem.ts';
import {
  assembleRegister,
  type NumberedDocument,
  type Register,
} from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { allRevisions, type Revision } from '../../storage/register.ts';
import type { Context } from '../context.ts';

/** The register of the workspace as it stands. */
export function loadRegister(context: Pick<Context, 'database' | 'workspace'>): Promise<Register> {
  return readRegister(context.database, context.workspace.id);
}

/** The register of a workspace as a transaction sees it. */
export async function readRegister(db: Db, workspaceId: number): Promise<Register> {
  const rows = await allRevisions(db, { workspaceId });
  return assembleRegister(rows.map(readRow));
}

function readRow({ kind, key, number, hash, terms }: Revision): NumberedDocument {
  if (!isDocumentKind(kind)) throw unreadable({ kind, key, number }, 'this kind is unknown');
  const { document, problems } = checkDocument({ kind, key, terms });
  if (document) return { ...document, number, hash };
  const reasons = problems.map(({ path, message }) => `${writePath(path, terms)}: ${message}`);
  throw unreadable({ kind, key, number }, reasons.join('; '));
}

function unreadable(row: Pick<Revision, 'kind' | 'key' | 'number'>, reason: string): AccordError {
  return new AccordError(
    'internal',
    `The ${row.kind} “${row.key}”, revision ${row.number}, is stored in a form that cannot be read: ${reason}. Restore it from a backup, or import it again under another key.`,
  );
}
