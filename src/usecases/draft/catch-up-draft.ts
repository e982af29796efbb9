import type { Draft } from '../../domain/draft/draft.ts';
import { draftTerms } from '../../domain/draft/draft-terms.ts';
import { mergeTerms } from '../../domain/draft/merge-terms.ts';
import type { Setting } from '../status/viewing.ts';
import { type DraftPlace, openDraft, requireDraft } from './draft-place.ts';
import { stateOfComing, stepComing } from './draft-record.ts';
import { waysBetween } from './publish-draft.ts';
import { requireVersion } from './require-version.ts';
import { takeVersion } from './take-version.ts';

type CatchUp = DraftPlace & {
  readonly version: number;
  /** Which side counts where the draft and what was published changed the same term. */
  readonly keep: 'mine' | 'theirs';
};

/** Brings what was published since a draft was started into the draft; done twice it changes nothing. */
export function catchUpDraft(
  context: Setting,
  { version, keep, ...place }: CatchUp,
): Promise<Draft> {
  return context.database.transaction(async (tx) => {
    const { draft, register, authority } = await openDraft(tx, context, place);
    const ways = await waysBetween(tx, context, { draft, register });
    if (!ways) return draft;
    requireVersion(register, draft, version);
    const terms = draftTerms(mergeTerms(ways)[keep]);
    requireDraft(authority, place, terms);
    const coming = { agreementKey: draft.key, revision: ways.revision + 1 };
    if (draft.kind === 'agreement' && (await stateOfComing(tx, context, coming)) === 'new') {
      await stepComing(tx, context, { ...coming, step: 'start' });
    }
    return takeVersion(tx, context, { draft, terms, verb: 'caught up', base: ways.revision });
  });
}
