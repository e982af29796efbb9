import type { Instant } from '../../domain/calendar/instant.ts';
import type { Draft, DraftTerms, DraftVersion } from '../../domain/draft/draft.ts';
import { type Clash, mergeTerms } from '../../domain/draft/merge-terms.ts';
import { AccordError } from '../../domain/error.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import { canonicalJson } from '../../domain/register/canonical-json.ts';
import { type Difference, differencesBetween } from '../../domain/register/differences.ts';
import type { Db } from '../../storage/database.ts';
import {
  addDraftVersion,
  draftVersion,
  findDraft,
  lastVersionNumber,
} from '../../storage/drafts.ts';
import type { Setting } from '../status/viewing.ts';
import { addStarted } from './add-started.ts';
import { type DraftPlace, openDraft, requireDraft, writing } from './draft-place.ts';
import { noteDraft } from './draft-record.ts';
import { planDraft } from './plan-draft.ts';
import { takeVersion } from './take-version.ts';
import { revisionTerms, UNSAVED, unsavedDraft } from './unsaved-draft.ts';

type Save = DraftPlace & {
  /** The version over which the terms were typed; `UNSAVED` where it was a revision, which `base` names. */
  readonly version: number;
  readonly base?: number | undefined;
  readonly terms: DraftTerms;
};

/** What became of what somebody typed. */
export type SavedDraft =
  | { readonly outcome: 'saved' | 'unchanged'; readonly draft: Draft }
  | ({ readonly outcome: 'overtaken' } & Overtaken);

/** Somebody else saved in between: what they changed, what both changed, and where the typed terms are kept. */
export type Overtaken = {
  readonly draft: Draft;
  readonly by: string;
  readonly at: Instant;
  /** What the others changed since, term by term. */
  readonly changes: readonly Difference[];
  /** The terms that both changed; none when both changes go together. */
  readonly clashes: readonly Clash[];
  readonly typed: DraftTerms;
  /** The number under which the typed terms are kept, for `mergeDraft`. */
  readonly aside: number;
};

const MOST_CHARACTERS = 500_000;

/** Saves what somebody typed; when somebody else was faster, keeps it aside and tells what they changed. */
export function saveDraft(context: Setting, save: Save): Promise<SavedDraft> {
  refuseHuge(save.terms);
  return context.database.transaction(async (tx) => {
    const untouched = save.version === UNSAVED ? await beginFrom(tx, context, save) : null;
    if (untouched) return { outcome: 'unchanged', draft: untouched };
    const { draft, register, authority } = await openDraft(tx, context, save);
    requireDraft(authority, save, save.terms);
    if (canonicalJson(draft.terms) === canonicalJson(save.terms)) {
      return { outcome: 'unchanged', draft };
    }
    const version = Math.max(save.version, FIRST);
    if (version === draft.version) {
      const saved = await takeVersion(tx, context, { draft, terms: save.terms, verb: 'saved' });
      return { outcome: 'saved', draft: saved };
    }
    const base = await startedFrom(tx, draft, version);
    const aside = await setAside(tx, context, { draft, save: { ...save, version } });
    return {
      outcome: 'overtaken',
      ...{ draft, at: draft.updatedAt, typed: save.terms, aside },
      by: actorNamed(register, draft.updatedBy).name,
      changes: differencesBetween(base.terms, draft.terms),
      clashes: mergeTerms({ base: base.terms, mine: save.terms, theirs: draft.terms }).clashes,
    };
  });
}

const FIRST = 1;

/** Makes a draft of the revision over which somebody typed, unless there is one; what it was where nothing was changed. */
async function beginFrom(tx: Db, context: Setting, save: Save): Promise<Draft | null> {
  const { kind, key, base = 0 } = save;
  const { register, authority } = await writing(tx, context);
  const open = await findDraft(tx, { workspaceId: context.workspace.id, kind, key });
  if (open) return null;
  const terms = await revisionTerms(tx, context, { kind, key, base });
  requireDraft(authority, { kind, key }, terms);
  // A form leaves out what is empty, so what counts is what the terms mean.
  const { changes } = planDraft(register, { kind, key, terms: save.terms, now: context.now });
  if (changes.length > 0 && changes.every(({ change }) => change === 'unchanged')) {
    return unsavedDraft(context, register, { kind, key });
  }
  await addStarted(tx, context, { kind, key, base, terms, notes: [] });
  return null;
}

/** The version over which somebody typed; it is kept, so that a number without one was made up. */
export async function startedFrom(tx: Db, draft: Draft, number: number): Promise<DraftVersion> {
  const version = await draftVersion(tx, { draftId: draft.id, number });
  if (version?.taken) return version;
  throw new AccordError(
    'conflict',
    'This is not the draft that you started to write on; it was closed and begun anew. Open it again.',
  );
}

type Aside = { readonly draft: Draft; readonly save: Save };

async function setAside(tx: Db, context: Setting, { draft, save }: Aside): Promise<number> {
  const number = (await lastVersionNumber(tx, { draftId: draft.id })) + 1;
  const { terms, version: basedOn } = save;
  const by = { author: nameActor(context.actor), at: context.now };
  await addDraftVersion(tx, { draftId: draft.id, number, basedOn, terms, ...by, taken: false });
  await noteDraft(tx, context, {
    ...{ draft, verb: 'set aside', before: basedOn, after: number, differences: [] },
  });
  return number;
}

function refuseHuge(terms: DraftTerms): void {
  if (JSON.stringify(terms).length <= MOST_CHARACTERS) return;
  throw new AccordError(
    'invalid',
    'This draft is larger than 500,000 characters. Put what belongs elsewhere into its own document.',
  );
}
