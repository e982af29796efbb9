import type { Draft } from '../../domain/draft/draft.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { Db } from '../../storage/database.ts';
import { changeDraft } from '../../storage/drafts.ts';
import type { Setting } from '../status/viewing.ts';
import { type DraftPlace, openDraft } from './draft-place.ts';
import { noteDraft, stateOfComing, stepComing } from './draft-record.ts';
import { requireVersion } from './require-version.ts';

type Discard = DraftPlace & { readonly version: number };

/** Throws a draft away as the person saw it; what was written stays in the audit trail. */
export function discardDraft(context: Setting, { version, ...place }: Discard): Promise<void> {
  return context.database.transaction(async (tx) => {
    const { draft, register } = await openDraft(tx, context, place);
    requireVersion(register, draft, version);
    await close(tx, context, draft);
  });
}

async function close(tx: Db, context: Setting, draft: Draft): Promise<void> {
  const coming = { agreementKey: draft.key, revision: draft.base + 1 };
  const state = draft.kind === 'agreement' ? await stateOfComing(tx, context, coming) : 'new';
  // A revision of that number may have been imported meanwhile; then the draft ends alone.
  if (state === 'draft') {
    await stepComing(tx, context, { ...coming, step: 'discard' });
  }
  const by = { actor: nameActor(context.actor), at: context.now };
  await changeDraft(tx, { id: draft.id, ...by, state: 'discarded' });
  await noteDraft(tx, context, {
    ...{ draft, verb: 'discarded', before: draft.version, after: null, differences: [] },
  });
}
