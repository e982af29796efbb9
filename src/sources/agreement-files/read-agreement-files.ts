import { LineCounter, parseAllDocuments } from 'yaml';
import {
  DOCUMENT_KINDS,
  type DocumentKind,
  isDocumentKind,
} from '../../domain/register/documents.ts';
import { didYouMean } from '../../domain/register/nearest.ts';
import type { Path, Problem } from '../../domain/register/problem.ts';
import { locate, type Position, type YamlDocument } from './locate.ts';
import { explainAliases, explainFault, worthTelling } from './yaml-problem.ts';

/** A text file of documents, as it was handed in. */
export type AgreementFile = { readonly name: string; readonly text: string };

type Place = (path: Path, about?: Problem['about']) => Position;

/** A document as it stands in a file; its terms can still be anything. */
export type FiledDocument = {
  readonly file: string;
  readonly kind: DocumentKind;
  readonly key: unknown;
  readonly terms: unknown;
  /** Where a term stands, or the nearest place to where it is missing. */
  readonly locate: Place;
};

/** A mistake that keeps a file or a document from being read at all. */
type FileProblem = Position & { readonly file: string; readonly message: string };

export type ReadFiles = {
  readonly documents: readonly FiledDocument[];
  readonly problems: readonly FileProblem[];
};

const MAX_BYTES = 5 * 1024 * 1024;
const MAX_ALIASES = 100;

/** Reads YAML 1.2 (or JSON) files of one or more documents each; nothing about their terms is checked here. */
export function readAgreementFiles(
  files: readonly AgreementFile[],
  onRead: (done: number) => void = () => undefined,
): ReadFiles {
  const read = files.map((file, index) => {
    const one = readFile(file);
    onRead(index + 1);
    return one;
  });
  return {
    documents: read.flatMap(({ documents }) => documents),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function readFile(file: AgreementFile): ReadFiles {
  const refuse = (message: string): ReadFiles => ({
    documents: [],
    problems: [{ file: file.name, line: 1, column: 1, message }],
  });
  if (Buffer.byteLength(file.text) > MAX_BYTES) {
    return refuse('the file is larger than 5 MB: expected smaller files');
  }
  try {
    const read = readDocuments(file);
    const empty = read.documents.length === 0 && read.problems.length === 0;
    return empty ? refuse(`the file is empty: expected ${expectedKinds()}`) : read;
  } catch (error) {
    // What the parser cannot survive, such as nesting without end, must not end the import's report.
    return refuse(`the file cannot be read: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

type Parsed = { readonly documents: readonly YamlDocument[]; readonly lines: LineCounter };

function parseText(text: string): Parsed {
  const lines = new LineCounter();
  const options = { lineCounter: lines, prettyErrors: false, merge: true, uniqueKeys: true };
  const documents = [...parseAllDocuments(text, options)];
  return { documents, lines };
}

type Source = Parsed & {
  readonly file: string;
  readonly text: string;
  /** Where something stands in the document at a position among those of the file. */
  readonly placeIn: (index: number) => Place;
};

function readDocuments({ name, text: raw }: AgreementFile): ReadFiles {
  const text = raw.replace(/^\uFEFF/, '');
  const parsed = parseText(text);
  const source = { file: name, text, ...parsed, placeIn: placesOf(text) };
  const read = parsed.documents.map((document, index) =>
    document.contents !== null || document.errors.length > 0
      ? readDocument(source, document, index)
      : NOTHING,
  );
  return {
    documents: read.flatMap(({ documents }) => documents),
    problems: read.flatMap(({ problems }) => problems),
  };
}

const NOTHING: ReadFiles = { documents: [], problems: [] };

/** The trees of thousands of documents would fill the memory for places that nobody asks for, so that they are read again. */
function placesOf(text: string): Source['placeIn'] {
  let again: Parsed | null = null;
  return (index) => (path, about) => {
    again ??= parseText(text);
    const document = again.documents[index];
    return document ? locate(document, again.lines, { path, about }) : { line: 1, column: 1 };
  };
}

function readDocument(source: Source, document: YamlDocument, index: number): ReadFiles {
  const { file, text, lines } = source;
  const tags = document.warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED');
  const faults = worthTelling([...document.errors, ...tags]);
  if (faults.length > 0) {
    const problems = faults.map((fault) => ({
      file,
      ...positionAt(lines, fault.pos[0]),
      message: explainFault(fault, text),
    }));
    return { documents: [], problems };
  }
  const refuse: Refuse = (message, wanted = { path: [] }) => {
    const at = locate(document, lines, wanted);
    return { documents: [], problems: [{ file, ...at, message }] };
  };
  try {
    const content: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return identify(content, { file, locate: source.placeIn(index), refuse });
  } catch (error) {
    const message = explainAliases(error, MAX_ALIASES);
    if (message === null) throw error;
    return refuse(message);
  }
}

type Refuse = (message: string, wanted?: Parameters<typeof locate>[2]) => ReadFiles;

type Setting = { readonly file: string; readonly locate: Place; readonly refuse: Refuse };

function identify(content: unknown, { file, locate: place, refuse }: Setting): ReadFiles {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return refuse(`this is not a document: expected ${expectedKinds()}`);
  }
  const [first, ...rest] = Object.entries(content);
  const [kind, key] = first ?? ['', undefined];
  if (!isDocumentKind(kind)) {
    const hint = didYouMean(kind, DOCUMENT_KINDS) || `: expected ${expectedKinds()}`;
    return refuse(`the first key is “${kind}”${hint}`, { path: [kind], about: 'key' });
  }
  const terms = Object.fromEntries(rest);
  return { documents: [{ file, kind, key, terms, locate: place }], problems: [] };
}

function positionAt(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function expectedKinds(): string {
  return `a document that begins with ${DOCUMENT_KINDS.map((kind) => `“${kind}:”`).join(', ')}`;
}
