import type { Instant } from '../../domain/calendar/instant.ts';
import { peopleIn } from '../../domain/party/check-party.ts';
import { canonicalJson } from '../../domain/register/canonical-json.ts';
import { checkReferences } from '../../domain/register/check-references.ts';
import { checkRestart, checkRevisionDate } from '../../domain/register/check-revision-date.ts';
import { type Difference, differencesBetween } from '../../domain/register/differences.ts';
import type { Document, DocumentKind } from '../../domain/register/documents.ts';
import { type Known, knownFrom } from '../../domain/register/known.ts';
import { type Problem, writePath } from '../../domain/register/problem.ts';
import {
  extendRegister,
  latestAgreement,
  latestRevision,
  type NumberedDocument,
  type Register,
} from '../../domain/register/register.ts';
import {
  type AgreementFile,
  type FiledDocument,
  readAgreementFiles,
} from '../../sources/agreement-files/read-agreement-files.ts';
import { checkDependents } from './check-dependents.ts';
import { contentHash } from './content-hash.ts';
import { type ReadDocument, readImport } from './read-import.ts';

/** A mistake in a file: where, and a sentence with what was found and what was expected. */
export type ImportProblem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
};

/** What an import does to one document. */
export type ImportChange = {
  readonly kind: DocumentKind;
  readonly key: string;
  readonly change: 'added' | 'changed' | 'unchanged';
  readonly revision: number;
  readonly differences: readonly Difference[];
};

export type ImportPlan = {
  readonly problems: readonly ImportProblem[];
  readonly changes: readonly ImportChange[];
  /** The revisions to keep; none when there is any problem. */
  readonly revisions: readonly NumberedDocument[];
};

/** How far an import is. */
export type ImportProgress = {
  readonly step: 'reading' | 'checking' | 'keeping';
  readonly done: number;
  readonly total: number;
};

export type OnProgress = (progress: ImportProgress) => void;

type Wanted = {
  readonly files: readonly AgreementFile[];
  readonly now: Instant;
  readonly onProgress?: OnProgress | undefined;
};

/** Decides what an import of files does to a register, or names every mistake in them. */
export function planImport(register: Register, { files, now, onProgress }: Wanted): ImportPlan {
  const { documents, problems: unreadable } = readAgreementFiles(files, (done) =>
    onProgress?.({ step: 'reading', done, total: files.length }),
  );
  const read = readImport(register, documents, now).map((one) => numberedIn(register, one));
  const next = read.flatMap(({ document }) => document ?? []);
  const dependents = checkDependents(register, next);
  const known = knownFrom(extendRegister(register, next), read.flatMap(unread));
  const problems = [
    ...unreadable.map((problem) => ({ ...problem, path: '' })),
    ...read.flatMap((one, index) => {
      onProgress?.({ step: 'checking', done: index + 1, total: read.length });
      return problemsOf(known, one);
    }),
    ...read.flatMap(({ filed, document }) => [
      ...placed(filed, (document && dependents.get(document)) ?? []),
      ...placed(filed, overlapping(register, document)),
    ]),
  ];
  if (problems.length > 0) {
    return { problems: inOrder(files, problems), changes: [], revisions: [] };
  }
  const changes = next.map((document) => changeOf(register, document));
  const revisions = next.filter((_, index) => changes[index]?.change !== 'unchanged');
  return { problems: [], changes, revisions };
}

type NumberedRead = ReadDocument & { readonly document: NumberedDocument | null };

function numberedIn(register: Register, read: ReadDocument): NumberedRead {
  return { ...read, document: read.document && numbered(register, read.document) };
}

function numbered(register: Register, document: Document): NumberedDocument {
  const before = latestRevision(register, document.kind, document.key);
  const same = before !== null && isSame(before.terms, document.terms);
  // A kept revision keeps its hash: what was signed and measured under it refers to that.
  if (same) return { ...document, number: before.number, hash: before.hash };
  return {
    ...document,
    number: (before?.number ?? 0) + 1,
    hash: contentHash(document.terms),
  };
}

function overlapping(register: Register, document: NumberedDocument | null): readonly Problem[] {
  if (document?.kind === 'agreement') {
    const latest = latestAgreement(register, document.key);
    return latest?.number === document.number ? [] : checkRestart(document.terms, latest);
  }
  if (document?.kind !== 'calendar') return [];
  const revisions = register.calendars.get(document.key) ?? [];
  // What is there already changes nothing.
  if (revisions.at(-1)?.number === document.number) return [];
  const before = revisions.map((revision) => revision.document);
  return checkRevisionDate(document.terms, before);
}

function changeOf(register: Register, document: NumberedDocument): ImportChange {
  const { kind, key, terms, number } = document;
  const before = latestRevision(register, kind, key);
  const added = { kind, key, revision: number, change: 'added', differences: [] } as const;
  if (before === null) return added;
  if (isSame(before.terms, terms)) return { ...added, change: 'unchanged' };
  const differences = differencesBetween(before.terms, terms);
  return { kind, key, revision: number, change: 'changed', differences };
}

function isSame(before: unknown, after: unknown): boolean {
  return canonicalJson(before) === canonicalJson(after);
}

/** What is there although it has mistakes: a reference to it is no second mistake. */
function unread({ filed, document }: ReadDocument) {
  if (document !== null || typeof filed.key !== 'string') return [];
  const people = filed.kind === 'party' ? peopleIn(filed.terms) : [];
  return [
    { kind: filed.kind, key: filed.key },
    ...people.map((key) => ({ kind: 'person', key }) as const),
  ];
}

function problemsOf(known: Known, { filed, problems }: ReadDocument): readonly ImportProblem[] {
  const all = [...problems, ...checkReferences(known, filed)];
  const distinct = new Map(all.map((one) => [`${one.path.join('.')} ${one.message}`, one]));
  return placed(filed, [...distinct.values()]);
}

function placed(filed: FiledDocument, problems: readonly Problem[]): readonly ImportProblem[] {
  return problems.map(({ path, message, about }) => ({
    file: filed.file,
    ...filed.locate(path, about),
    path: writePath(path, filed.terms),
    message,
  }));
}

function inOrder(
  files: readonly AgreementFile[],
  problems: readonly ImportProblem[],
): readonly ImportProblem[] {
  const places = new Map(files.map(({ name }, index) => [name, index]));
  const place = ({ file }: ImportProblem) => places.get(file) ?? 0;
  return [...problems].sort(
    (a, b) => place(a) - place(b) || a.line - b.line || a.column - b.column,
  );
}
