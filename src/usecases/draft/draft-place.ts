import { instantWords } from '../../domain/calendar/calendar-words.ts';
import type { Draft, DraftTerms } from '../../domain/draft/draft.ts';
import { draftSubject } from '../../domain/draft/draft-subject.ts';
import { draftTerms } from '../../domain/draft/draft-terms.ts';
import { AccordError } from '../../domain/error.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import { type Authority, authorityOf, requireAuthority } from '../../domain/party/authority.ts';
import type { DocumentKind } from '../../domain/register/documents.ts';
import { latestRevision, type Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { lastClosedDraft, lockDraft } from '../../storage/drafts.ts';
import { readRegister } from '../register/load-register.ts';
import type { Setting } from '../status/viewing.ts';

/** Which document a draft is of. */
export type DraftPlace = { readonly kind: DocumentKind; readonly key: string };

/** A draft that is locked for a change, and who changes it. */
export type Opened = {
  readonly draft: Draft;
  readonly register: Register;
  readonly authority: Authority;
};

/** The open draft of a document, locked, for somebody who may write it; what became of it when it is open no more. */
export async function openDraft(tx: Db, context: Setting, place: DraftPlace): Promise<Opened> {
  const { kind, key } = place;
  const { register, authority } = await writing(tx, context);
  const draft = await lockDraft(tx, { workspaceId: context.workspace.id, kind, key });
  if (!draft) throw await closed(tx, context, { register, place });
  requireDraft(authority, place, draft.terms);
  return { draft, register, authority };
}

/** The register, and the authority of somebody who may write drafts at all. */
export async function writing(
  tx: Db,
  { workspace, actor }: Setting,
): Promise<Omit<Opened, 'draft'>> {
  const register = await readRegister(tx, workspace.id);
  const authority = authorityOf(register, { actor, homeTeamId: workspace.teamId });
  requireAuthority(authority, 'draft-document', 'anything');
  return { register, authority };
}

/** Refuses those who may not write a draft with such terms, or of such a document as it is now. */
export function requireDraft(
  authority: Authority,
  { kind, key }: DraftPlace,
  terms: DraftTerms,
): void {
  const kept = latestRevision(authority.register, kind, key);
  if (kept)
    requireAuthority(authority, 'draft-document', draftSubject(kind, key, draftTerms(kept.terms)));
  requireAuthority(authority, 'draft-document', draftSubject(kind, key, terms));
}

/** A document as people call it: the agreement “acme-email”. */
export function placeWords({ kind, key }: DraftPlace): string {
  return `the ${kind} “${key}”`;
}

type Sought = { readonly register: Register; readonly place: DraftPlace };

/** Says what became of a draft that is open no more, for whoever clicks once more. */
async function closed(tx: Db, { workspace }: Setting, { register, place }: Sought) {
  const last = await lastClosedDraft(tx, { workspaceId: workspace.id, ...place });
  if (!last) {
    return new AccordError(
      'not-found',
      `There is no draft of ${placeWords(place)}. Start one first.`,
    );
  }
  const { name } = actorNamed(register, last.updatedBy);
  const deed =
    last.state === 'published' ? `published it as revision ${last.revision ?? 0}` : 'discarded it';
  return new AccordError(
    'conflict',
    `This draft of ${placeWords(place)} is closed: ${name} ${deed} on ${instantWords(last.updatedAt, 'UTC')} UTC.`,
  );
}
