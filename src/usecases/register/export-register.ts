import { AccordError } from '../../domain/error.ts';
import type { Viewer } from '../../domain/party/viewer.ts';
import { DOCUMENT_KINDS, type Document, isDocumentKind } from '../../domain/register/documents.ts';
import { didYouMean } from '../../domain/register/nearest.ts';
import type { Register } from '../../domain/register/register.ts';
import { writeAgreementFile } from '../../sources/agreement-files/write-agreement-file.ts';
import { openView, type Setting } from '../status/viewing.ts';
import { visibleDocuments } from './visible-documents.ts';

/** Kinds, keys or both (“agreement”, “acme-email”, “agreement/acme-email”); everything where nothing is named. */
export type ExportWanted = { readonly only: readonly string[] };

/** One document as a file of its own. */
export type ExportedFile = {
  readonly kind: Document['kind'];
  readonly key: string;
  /** Where it stands in a folder of agreement files. */
  readonly path: string;
  readonly text: string;
};

const FOLDERS: Readonly<Record<Document['kind'], string>> = {
  party: 'parties',
  service: 'services',
  calendar: 'calendars',
  agreement: 'agreements',
};

const CUT_DOWN =
  '# As far as it is yours to see: what lies under it, costs and team channels are left out.\n';

/** The newest revision of every document that the actor may see, in canonical form: importing it again changes nothing. */
export async function exportRegister(
  context: Setting,
  { only }: ExportWanted,
): Promise<readonly ExportedFile[]> {
  const { viewer, wanted } = await chosenDocuments(context, { only });
  return wanted.map((document) => file(document, viewer));
}

/** What an actor may see of the register, and what of that was asked for. */
export async function chosenDocuments(context: Setting, { only }: ExportWanted) {
  const { viewer, visible } = await openView(context);
  const all = documentsOf(visible, viewer);
  const wanted = only.length === 0 ? all : only.flatMap((word) => named(all, word));
  return { viewer, all, wanted: inOrder(wanted) };
}

/** Several documents in one text. */
export function asStream(files: readonly ExportedFile[]): string {
  return files.map(({ text }) => text).join('---\n');
}

function file(document: Document, viewer: Viewer): ExportedFile {
  const { kind, key } = document;
  const head = viewer.kind === 'staff' ? '' : CUT_DOWN;
  const text = `${head}${writeAgreementFile(document)}`;
  return { kind, key, path: `${FOLDERS[kind]}/${key}.yaml`, text };
}

function documentsOf(register: Register, viewer: Viewer): readonly Document[] {
  const { parties, services, calendars, agreements } = register;
  return visibleDocuments(viewer, [
    ...[...parties.values()].map(({ key, terms }) => ({ kind: 'party', key, terms }) as const),
    ...[...services.values()].map(({ key, terms }) => ({ kind: 'service', key, terms }) as const),
    ...[...calendars.values()].flatMap((revisions) =>
      revisions
        .slice(-1)
        .map((last) => ({ kind: 'calendar', key: last.key, terms: last.document }) as const),
    ),
    ...[...agreements.values()].flatMap((revisions) =>
      revisions.slice(-1).map(({ key, terms }) => ({ kind: 'agreement', key, terms }) as const),
    ),
  ]);
}

function named(documents: readonly Document[], word: string): readonly Document[] {
  const [kind = '', key] = word.split('/');
  const found =
    key !== undefined
      ? documents.filter((one) => one.kind === kind && one.key === key)
      : documents.filter((one) => one.key === word || (isDocumentKind(word) && one.kind === word));
  if (found.length > 0) return found;
  const names = [
    ...DOCUMENT_KINDS,
    ...documents.flatMap((one) => [one.key, `${one.kind}/${one.key}`]),
  ];
  const hint = didYouMean(word, names);
  throw new AccordError(
    'not-found',
    hint === ''
      ? `There is nothing in the register called “${word}”. Name a kind (${DOCUMENT_KINDS.join(', ')}), a key, or both as agreement/acme-email.`
      : `There is nothing in the register called “${word}”${hint}`,
  );
}

/** Each once, in an order in which nothing refers to what comes later but agreements to agreements. */
function inOrder(documents: readonly Document[]): readonly Document[] {
  const place = ({ kind }: Document) => DOCUMENT_KINDS.indexOf(kind);
  return [...new Set(documents)].sort(
    (a, b) => place(a) - place(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
}
