import type { Draft } from '../../domain/draft/draft.ts';
import { draftTerms } from '../../domain/draft/draft-terms.ts';
import { mergeTerms } from '../../domain/draft/merge-terms.ts';
import { AccordError } from '../../domain/error.ts';
import { canonicalJson } from '../../domain/register/canonical-json.ts';
import { draftVersion } from '../../storage/drafts.ts';
import type { Setting } from '../status/viewing.ts';
import { type DraftPlace, openDraft, requireDraft } from './draft-place.ts';
import { startedFrom } from './save-draft.ts';
import { takeVersion } from './take-version.ts';

type Merge = DraftPlace & {
  /** The number under which the typed terms were set aside. */
  readonly aside: number;
  /** Which side counts where both changed the same term. */
  readonly keep: 'mine' | 'theirs';
};

/** Brings terms that were set aside into the draft as it is now; done twice it changes nothing. */
export function mergeDraft(context: Setting, { aside, keep, ...place }: Merge): Promise<Draft> {
  return context.database.transaction(async (tx) => {
    const { draft, authority } = await openDraft(tx, context, place);
    const typed = await draftVersion(tx, { draftId: draft.id, number: aside });
    if (!typed || typed.taken) throw nothingAside();
    const base = await startedFrom(tx, draft, typed.basedOn);
    const ways = { base: base.terms, mine: typed.terms, theirs: draft.terms };
    const terms = draftTerms(mergeTerms(ways)[keep]);
    if (canonicalJson(terms) === canonicalJson(draft.terms)) return draft;
    requireDraft(authority, place, terms);
    return takeVersion(tx, context, { draft, terms, verb: 'merged' });
  });
}

function nothingAside(): AccordError {
  return new AccordError(
    'not-found',
    'There is nothing set aside to bring in. Open the draft and write it once more.',
  );
}
