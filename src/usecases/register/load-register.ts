import { AccordError } from '../../domain/error.ts';
import { checkDocument } from '../../domain/register/check-document.ts';
import { type Document, isDocumentKind } from '../../domain/register/documents.ts';
import { writePath } from '../../domain/register/problem.ts';
import { assembleRegister, type Register, withEndings } from '../../domain/register/register.ts';
import type { Database, Db } from '../../storage/database.ts';
import { endingsIn } from '../../storage/lifecycle.ts';
import {
  type RevisionMark,
  registerVersion,
  revisionMarks,
  termsOf,
} from '../../storage/register.ts';
import type { Context } from '../context.ts';

type Setting = Pick<Context, 'database' | 'workspace'>;
type Loaded = {
  readonly version: number;
  readonly register: Promise<Register>;
  /** What `register` came to; absent while it is being read. */
  readonly read?: Register;
};

// Parsing thousands of documents takes longer than an answer may; what was read stays true until the register changes.
const loaded = new WeakMap<Database, Map<number, Loaded>>();

/** The register of the workspace as it stands. */
export async function loadRegister({ database, workspace }: Setting): Promise<Register> {
  const version = await registerVersion(database, { workspaceId: workspace.id });
  const workspaces = loadedFrom(database);
  const known = workspaces.get(workspace.id);
  if (known?.version === version) return known.register;
  // Whoever asks for the same version meanwhile waits for this reading; one that failed is repeated.
  const own = { version, register: readRegister(database, workspace.id) };
  workspaces.set(workspace.id, own);
  try {
    const read = await own.register;
    if (workspaces.get(workspace.id) === own) workspaces.set(workspace.id, { ...own, read });
    return read;
  } catch (error) {
    workspaces.delete(workspace.id);
    throw error;
  }
}

/**
 * The register as a transaction sees it that has changed nothing in it; what was read before is not read again. It
 * waits for nobody else's reading, who may be waiting for this transaction.
 */
export async function registerWithin(
  tx: Db,
  { database, workspace: { id: workspaceId } }: Setting,
): Promise<Register> {
  const version = await registerVersion(tx, { workspaceId });
  const workspaces = loadedFrom(database);
  const known = workspaces.get(workspaceId);
  if (known?.version === version && known.read) return known.read;
  const read = await readRegister(tx, workspaceId);
  workspaces.set(workspaceId, { version, register: Promise.resolve(read), read });
  return read;
}

function loadedFrom(database: Database): Map<number, Loaded> {
  const workspaces = loaded.get(database) ?? new Map<number, Loaded>();
  loaded.set(database, workspaces);
  return workspaces;
}
/** The register of a workspace as a transaction sees it. */
export async function readRegister(db: Db, workspaceId: number): Promise<Register> {
  const marks = await revisionMarks(db, { workspaceId });
  const unknown = marks.filter((mark) => !parsed.has(nameOf(mark)));
  const terms = await termsOf(db, { workspaceId, marks: unknown });
  const found = new Map(terms.map((row) => [`${row.kind} ${row.key} ${row.number}`, row.terms]));
  const documents = marks.map(({ kind, key, number, hash, digest }) => {
    const known = parsed.get(nameOf({ kind, key, digest }));
    const document = known ?? readRow({ kind, key, number }, found.get(`${kind} ${key} ${number}`));
    if (!known) remember(nameOf({ kind, key, digest }), document);
    return { ...document, number, hash };
  });
  return withEndings(assembleRegister(documents), await endingsIn(db, { workspaceId }));
}

// Equal texts are equal documents, whichever database, workspace or transaction they stand in.
const parsed = new Map<string, Document>();
const MOST_PARSED = 50_000;

function remember(name: string, document: Document): void {
  const [oldest] = parsed.size >= MOST_PARSED ? parsed.keys() : [];
  if (oldest !== undefined) parsed.delete(oldest);
  parsed.set(name, document);
}

function nameOf({ kind, key, digest }: Pick<RevisionMark, 'kind' | 'key' | 'digest'>): string {
  return `${kind} ${key} ${digest}`;
}

type Row = Pick<RevisionMark, 'kind' | 'key' | 'number'>;

function readRow({ kind, key, number }: Row, terms: unknown): Document {
  if (!isDocumentKind(kind)) throw unreadable({ kind, key, number }, 'this kind is unknown');
  const { document, problems } = checkDocument({ kind, key, terms });
  if (document) return document;
  const reasons = problems.map(({ path, message }) => `${writePath(path, terms)}: ${message}`);
  throw unreadable({ kind, key, number }, reasons.join('; '));
}

function unreadable(row: Row, reason: string): AccordError {
  return new AccordError(
    'internal',
    `The ${row.kind} “${row.key}”, revision ${row.number}, is stored in a form that cannot be read: ${reason}. Restore it from a backup, or import it again under another key.`,
  );
}
