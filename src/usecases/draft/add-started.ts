import type { Draft, DraftTerms } from '../../domain/draft/draft.ts';
import { AccordError } from '../../domain/error.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { Db } from '../../storage/database.ts';
import { addDraft } from '../../storage/drafts.ts';
import type { Setting } from '../status/viewing.ts';
import { type DraftPlace, placeWords } from './draft-place.ts';
import { noteDraft, stateOfComing, stepComing } from './draft-record.ts';

type Started = DraftPlace & {
  /** The revision that it starts from; 0 when there is none. */
  readonly base: number;
  readonly terms: DraftTerms;
  readonly notes: readonly string[];
};

/** Keeps the first version of a draft, and that the coming revision of an agreement is being written. */
export async function addStarted(tx: Db, context: Setting, started: Started): Promise<Draft> {
  const { workspace, now: at, actor } = context;
  const of = { workspaceId: workspace.id, at, actor: nameActor(actor) };
  const draft = await addDraft(tx, { ...of, ...started });
  if (!draft) {
    throw new AccordError(
      'conflict',
      `Somebody has just started a draft of ${placeWords(started)}. Open it and write on.`,
    );
  }
  const coming = { agreementKey: started.key, revision: started.base + 1 };
  const isFree = async () =>
    ['new', 'withdrawn'].includes(await stateOfComing(tx, context, coming));
  if (started.kind === 'agreement' && (await isFree())) {
    await stepComing(tx, context, { ...coming, step: 'start' });
  }
  await noteDraft(tx, context, {
    ...{ draft, verb: 'started', before: null, after: 1, differences: [] },
  });
  return draft;
}
