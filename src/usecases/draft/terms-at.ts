import type { DraftTerms } from '../../domain/draft/draft.ts';
import { AccordError } from '../../domain/error.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { draftVersion, findDraft } from '../../storage/drafts.ts';
import { openView, type Setting } from '../status/viewing.ts';
import { type DraftPlace, placeWords } from './draft-place.ts';
import { revisionTerms, UNSAVED } from './unsaved-draft.ts';

type At = DraftPlace & { readonly version: number; readonly base?: number | undefined };

/** The terms of an open draft in the version that somebody looks at, which may be older than the one that counts. */
export async function termsAt(
  context: Setting,
  { kind, key, version, base }: At,
): Promise<DraftTerms> {
  const place = { kind, key };
  const { authority } = await openView(context);
  requireAuthority(authority, 'see-drafts', 'anything');
  if (version === UNSAVED) return revisionTerms(context.database, context, { ...place, base });
  const draft = await findDraft(context.database, { workspaceId: context.workspace.id, ...place });
  const found =
    draft && (await draftVersion(context.database, { draftId: draft.id, number: version }));
  if (found?.taken) return found.terms;
  throw new AccordError(
    'conflict',
    `This draft of ${placeWords(place)} is no longer as you opened it. Open it again: /sla drafts.`,
  );
}
