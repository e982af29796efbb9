import type { Draft } from '../../domain/draft/draft.ts';
import { AccordError } from '../../domain/error.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { findDraft } from '../../storage/drafts.ts';
import { openView, type Setting } from '../status/viewing.ts';
import { type DraftPlace, placeWords, requireDraft } from './draft-place.ts';
import { unsavedDraft } from './unsaved-draft.ts';

/** The open draft of a document or, where there is none, what its latest revision says: only a save makes a draft of it. */
export async function openForEditing(context: Setting, place: DraftPlace): Promise<Draft> {
  const { register, authority } = await openView(context);
  requireAuthority(authority, 'draft-document', 'anything');
  const open = await findDraft(context.database, { workspaceId: context.workspace.id, ...place });
  const draft = open ?? unsavedDraft(context, register, place);
  if (!draft) throw new AccordError('not-found', `There is no ${placeWords(place).slice(4)}.`);
  requireDraft(authority, place, draft.terms);
  return draft;
}
