import { AccordError } from '../../domain/error.ts';
import { checkDocument } from '../../domain/register/check-document.ts';
import { isDocumentKind } from '../../domain/register/documents.ts';
import { writePath } from '../../domain/register/problem.ts';
import {
  assembleRegister,
  type NumberedDocument,
  type Register,
  withEndings,
} from '../../domain/register/register.ts';
import type { Database, Db } from '../../storage/database.ts';
import { endingsIn } from '../../storage/lifecycle.ts';
import { allRevisions, type Revision, registerVersion } from '../../storage/register.ts';
import type { Context } from '../context.ts';

type Setting = Pick<Context, 'database' | 'workspace'>;
type Loaded = { readonly version: string; readonly register: Register };

// Parsing thousands of documents takes longer than an answer may; what was read stays true until a revision is added.
const loaded = new WeakMap<Database, Map<number, Loaded>>();

/** The register of the workspace as it stands. */
export async function loadRegister({ database, workspace }: Setting): Promise<Register> {
  const version = await registerVersion(database, { workspaceId: workspace.id });
  const known = loaded.get(database)?.get(workspace.id);
  if (known?.version === version) return known.register;
  const register = await readRegister(database, workspace.id);
  const workspaces = loaded.get(database) ?? new Map<number, Loaded>();
  loaded.set(database, workspaces.set(workspace.id, { version, register }));
  return register;
}

/** The register of a workspace as a transaction sees it. */
export async function readRegister(db: Db, workspaceId: number): Promise<Register> {
  const rows = await allRevisions(db, { workspaceId });
  return withEndings(assembleRegister(rows.map(readRow)), await endingsIn(db, { workspaceId }));
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
