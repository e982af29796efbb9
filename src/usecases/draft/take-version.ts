import type { Draft, DraftTerms } from '../../domain/draft/draft.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { differencesBetween } from '../../domain/register/differences.ts';
import type { Db } from '../../storage/database.ts';
import { addDraftVersion, changeDraft, lastVersionNumber } from '../../storage/drafts.ts';
import type { Setting } from '../status/viewing.ts';
import { noteDraft } from './draft-record.ts';

type Taking = {
  /** As it is now, locked. */
  readonly draft: Draft;
  readonly terms: DraftTerms;
  readonly verb: 'saved' | 'merged' | 'caught up';
  /** The revision from which it goes on, where that changes. */
  readonly base?: number;
};

/** Makes terms the version of a draft that counts. */
export async function takeVersion(tx: Db, context: Setting, taking: Taking): Promise<Draft> {
  const { draft, terms, verb, base = draft.base } = taking;
  const { now: at } = context;
  const actor = nameActor(context.actor);
  const { id: draftId, version: basedOn } = draft;
  const version = (await lastVersionNumber(tx, { draftId })) + 1;
  const kept = { draftId, number: version, basedOn, terms, author: actor, at, taken: true };
  await addDraftVersion(tx, kept);
  await changeDraft(tx, { id: draftId, actor, at, version, base });
  const differences = differencesBetween(draft.terms, terms);
  await noteDraft(tx, context, { draft, verb, before: basedOn, after: version, differences });
  return { ...draft, version, base, terms, updatedBy: actor, updatedAt: at };
}
