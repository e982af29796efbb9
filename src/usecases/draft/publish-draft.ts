import type { Draft, DraftTerms } from '../../domain/draft/draft.ts';
import { draftTerms } from '../../domain/draft/draft-terms.ts';
import { type Clash, mergeTerms } from '../../domain/draft/merge-terms.ts';
import { AccordError } from '../../domain/error.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { type Difference, differencesBetween } from '../../domain/register/differences.ts';
import { latestRevision, type Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { changeDraft } from '../../storage/drafts.ts';
import { revisionsOf } from '../../storage/register.ts';
import { type Telling, tellChanged } from '../notice/tell-changed.ts';
import { keepPlan } from '../register/keep-plan.ts';
import { pastChanges } from '../register/past-changes.ts';
import type { ImportPlan } from '../register/plan-import.ts';
import { refuseLockout } from '../register/refuse-lockout.ts';
import { requireChanges } from '../register/require-changes.ts';
import { pastWords } from '../register/words/past-words.ts';
import type { Setting } from '../status/viewing.ts';
import { type DraftPlace, type Opened, openDraft, placeWords } from './draft-place.ts';
import { type DraftProblem, planDraft } from './plan-draft.ts';
import { requireVersion } from './require-version.ts';

type Publish = DraftPlace & {
  /** The version that the person looked at. */
  readonly version: number;
  /** Why, for the audit trail. */
  readonly reason?: string | undefined;
  /** From when it counts, where that is not in the draft: a local date, or as if it had always been so. */
  readonly counts?: Counts | undefined;
};

/** From when changed terms count. */
export type Counts = { readonly from: string } | 'from-the-start';

/** What became of a draft that was to be published. */
export type PublishedDraft =
  | {
      readonly outcome: 'published';
      readonly revision: number;
      readonly differences: readonly Difference[];
    }
  /** It has mistakes, all of which are here; nothing was published. */
  | { readonly outcome: 'problems'; readonly problems: readonly DraftProblem[] }
  /** A revision was published since it was started; `catchUpDraft` brings both together. */
  | ({ readonly outcome: 'behind' } & Behind);

/** What was published since a draft was started, and the terms that the draft changes as well. */
export type Behind = {
  readonly revision: number;
  readonly changes: readonly Difference[];
  readonly clashes: readonly Clash[];
};

/** Makes a draft a revision, by the same checks as an import; for what was agreed outside Accord or needs no signature. */
export function publishDraft(
  context: Telling,
  { version, reason, counts, ...place }: Publish,
): Promise<PublishedDraft> {
  return context.database.transaction(async (tx) => {
    const opened = await openDraft(tx, context, place);
    const { draft, register } = opened;
    requireVersion(register, draft, version);
    const behind = await behindOf(tx, context, opened);
    if (behind) return { outcome: 'behind', ...behind };
    const plan = planDraft(register, { ...draft, terms: dated(draft, counts), now: context.now });
    if (plan.problems.length > 0) {
      const problems = plan.problems.map(({ path, message }) => ({ path, message }));
      return { outcome: 'problems', problems };
    }
    requireChanges(opened.authority, plan.revisions);
    refuseLockout(context, { register, revisions: plan.revisions });
    const [change] = plan.changes;
    if (change?.change === 'unchanged' || !change) throw nothingNew(draft);
    await refuseRewriting(tx, context, { register, plan, counts, reason });
    await keepPlan(tx, context, {
      ...{ register, plan, how: 'by publishing', reason: reason?.trim() || null },
    });
    await tellChanged(tx, context, {
      ...{ register, revisions: plan.revisions, reason: reason?.trim() || null },
    });
    const by = { actor: nameActor(context.actor), at: context.now };
    const { revision, differences } = change;
    await changeDraft(tx, { id: draft.id, ...by, state: 'published', revision });
    return { outcome: 'published', revision, differences };
  });
}

/** The terms of a draft as they count from a day on. */
function dated({ kind, terms }: Draft, counts: Counts | undefined): DraftTerms {
  if (counts === undefined || counts === 'from-the-start') return terms;
  const { from } = counts;
  if (kind === 'calendar') return { ...terms, from };
  return kind === 'agreement'
    ? { ...terms, effective: { ...draftTerms(terms.effective), from } }
    : terms;
}

type Rewriting = Pick<Publish, 'counts' | 'reason'> & {
  readonly register: Register;
  readonly plan: Pick<ImportPlan, 'revisions'>;
};

/** Ended periods are measured anew only when somebody says so, and why. */
async function refuseRewriting(
  tx: Db,
  context: Setting,
  { register, plan, counts, reason = '' }: Rewriting,
): Promise<void> {
  if (counts === 'from-the-start' && reason.trim() !== '') return;
  const [past] = await pastChanges(tx, context, { register, revisions: plan.revisions });
  if (!past) return;
  const sentence =
    counts === 'from-the-start' ? 'To correct the past, write why.' : pastWords(past);
  throw new AccordError('invalid', `Nothing was published. ${sentence}`);
}

/** What was published since a draft was started; null when nothing was. */
async function behindOf(
  tx: Db,
  context: Setting,
  { draft, register }: Pick<Opened, 'draft' | 'register'>,
): Promise<Behind | null> {
  const ways = await waysBetween(tx, context, { draft, register });
  if (!ways) return null;
  const { revision, base, theirs, mine } = ways;
  return {
    revision,
    changes: differencesBetween(base, theirs),
    clashes: mergeTerms({ base, mine, theirs }).clashes,
  };
}

/** The revision that a draft started from, the latest one and the draft; null when the first two are one. */
export async function waysBetween(
  tx: Db,
  { workspace }: Setting,
  { draft, register }: { readonly draft: Draft; readonly register: Register },
) {
  const { kind, key, base, terms } = draft;
  const latest = latestRevision(register, kind, key);
  if (!latest || latest.number === base) return null;
  const kept = await revisionsOf(tx, { workspaceId: workspace.id, kind, key });
  const before = kept.find(({ number }) => number === base)?.terms ?? {};
  return {
    revision: latest.number,
    ...{ base: before, theirs: latest.terms, mine: terms },
  };
}

function nothingNew(draft: Draft): AccordError {
  return new AccordError(
    'conflict',
    `This draft says what revision ${draft.base} of ${placeWords(draft)} says already. Change something first, or discard it.`,
  );
}
