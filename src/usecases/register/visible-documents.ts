import type { Viewer } from '../../domain/party/viewer.ts';
import type { Document } from '../../domain/register/documents.ts';
import type { ServiceTerms } from '../../domain/service/service-terms.ts';
import { visibleTerms } from './visible-terms.ts';

/** Of the documents that a viewer may know of, what they may read in them; parties are people of others, too. */
export function visibleDocuments(
  viewer: Viewer,
  documents: readonly Document[],
): readonly Document[] {
  if (viewer.kind === 'staff') return documents;
  const calendars = new Set(documents.flatMap(calendarsOf));
  const shown = ({ kind, key }: Document) =>
    kind === 'calendar' ? calendars.has(key) : kind !== 'party';
  return documents.filter(shown).map((document) => cutDown(viewer, document));
}

function cutDown(viewer: Viewer, document: Document): Document {
  if (document.kind === 'agreement') {
    return { ...document, terms: visibleTerms(viewer, document.terms) };
  }
  return document.kind === 'service'
    ? { ...document, terms: catalogued(document.terms) }
    : document;
}

function calendarsOf(document: Document): readonly string[] {
  if (document.kind !== 'agreement') return [];
  const { calendar, support } = document.terms;
  return [calendar, ...(support === undefined ? [] : [support])];
}

/** What a catalogue tells of a service to those who buy it. */
function catalogued(terms: ServiceTerms): ServiceTerms {
  const { name, aliases, description, warranty, state, provider } = terms;
  return {
    ...{ name, aliases, provider, customers: [] },
    ...(description !== undefined && { description }),
    ...(warranty !== undefined && { warranty }),
    ...(state !== undefined && { state }),
  };
}
