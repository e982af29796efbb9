import type { Draft } from '../../domain/draft/draft.ts';
import { AccordError } from '../../domain/error.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { type Difference, differencesBetween } from '../../domain/register/differences.ts';
import { latestRevision, type Register } from '../../domain/register/register.ts';
import { findDraft } from '../../storage/drafts.ts';
import { openView, type Setting } from '../status/viewing.ts';
import { type DraftPlace, placeWords } from './draft-place.ts';
import { notesToday } from './notes-today.ts';
import { type DraftProblem, draftProblems } from './plan-draft.ts';
import { UNSAVED, unsavedDraft } from './unsaved-draft.ts';

/** A draft with all that somebody wants to know before they publish it. */
export type ShownDraft = {
  readonly draft: Draft;
  readonly authorName: string;
  readonly updatedByName: string;
  /** Everything that keeps it from being published; none when it can be. */
  readonly problems: readonly DraftProblem[];
  /** Term by term what differs from the latest revision; everything when there is none. */
  readonly changes: readonly Difference[];
  /** The latest revision of the document; newer than the draft's base when somebody published meanwhile. */
  readonly latest: number;
};

type Seen = DraftPlace & {
  /** `UNSAVED` for what the register says, where nobody has begun a draft of it. */
  readonly version?: number;
};

/** Shows a draft to the provider's own people: its terms, its mistakes, and what it would change. */
export async function showDraft(context: Setting, place: Seen): Promise<ShownDraft> {
  const { register, draft } = await seen(context, place);
  const latest = latestRevision(register, place.kind, place.key);
  return {
    draft: { ...draft, notes: notesToday(register, draft) },
    authorName: actorNamed(register, draft.author).name,
    updatedByName: actorNamed(register, draft.updatedBy).name,
    problems: draftProblems(register, { ...draft, now: context.now }),
    changes: differencesBetween(latest?.terms ?? {}, draft.terms),
    latest: latest?.number ?? 0,
  };
}

/** Everything that is wrong with a draft, at once and by term; none when it can be published. */
export async function checkDraft(
  context: Setting,
  place: DraftPlace,
): Promise<readonly DraftProblem[]> {
  const { register, draft } = await seen(context, place);
  return draftProblems(register, { ...draft, now: context.now });
}

async function seen(
  context: Setting,
  { kind, key, version }: Seen,
): Promise<{ readonly register: Register; readonly draft: Draft }> {
  const place = { kind, key };
  const { register, authority } = await openView(context);
  requireAuthority(authority, 'see-drafts', 'anything');
  const open = await findDraft(context.database, { workspaceId: context.workspace.id, ...place });
  const draft = open ?? (version === UNSAVED ? unsavedDraft(context, register, place) : null);
  if (draft) return { register, draft };
  throw new AccordError('not-found', `There is no draft of ${placeWords(place)}. Start one first.`);
}
