import type { Draft, DraftTerms } from '../../domain/draft/draft.ts';
import { draftTerms } from '../../domain/draft/draft-terms.ts';
import { AccordError } from '../../domain/error.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { latestRevision, type Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { revisionsOf } from '../../storage/register.ts';
import type { Setting } from '../status/viewing.ts';
import { type DraftPlace, placeWords } from './draft-place.ts';

/** The version of a draft that nobody has saved yet: it says what a revision says. */
export const UNSAVED = 0;

/** The latest revision of a document as a draft that nobody has saved yet; null when there is none. */
export function unsavedDraft(
  { actor, now }: Pick<Setting, 'actor' | 'now'>,
  register: Register,
  { kind, key }: DraftPlace,
): Draft | null {
  const latest = latestRevision(register, kind, key);
  if (!latest) return null;
  const by = nameActor(actor);
  return {
    ...{ id: '', kind, key, state: 'open', base: latest.number, version: UNSAVED },
    ...{ terms: editableTerms(latest.terms), notes: [], revision: null },
    ...{ author: by, createdAt: now, updatedBy: by, updatedAt: now },
  };
}

/** The terms of a revision as a person would write them: resolved holidays come back by themselves. */
export function editableTerms(terms: unknown): DraftTerms {
  const { observed: _, ...rest } = draftTerms(terms);
  return rest;
}

/** The terms over which somebody typed who had not saved yet: those of a revision. */
export async function revisionTerms(
  db: Db,
  { workspace }: Pick<Setting, 'workspace'>,
  { kind, key, base }: DraftPlace & { readonly base: number | undefined },
): Promise<DraftTerms> {
  const kept = await revisionsOf(db, { workspaceId: workspace.id, kind, key });
  const revision = kept.find(({ number }) => number === base);
  if (revision) return editableTerms(revision.terms);
  throw new AccordError(
    'not-found',
    `There is no revision ${base ?? 0} of ${placeWords({ kind, key })}. Open it again: /sla edit ${key}.`,
  );
}
