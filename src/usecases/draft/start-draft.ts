import type { Draft, DraftTerms } from '../../domain/draft/draft.ts';
import { draftTerms } from '../../domain/draft/draft-terms.ts';
import { slaFromRequirements } from '../../domain/draft/sla-from-requirements.ts';
import { AccordError } from '../../domain/error.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { authorityOf, requireAuthority } from '../../domain/party/authority.ts';
import { latestAgreement, latestRevision, type Register } from '../../domain/register/register.ts';
import { documentKey } from '../../domain/register/term-values.ts';
import type { Db } from '../../storage/database.ts';
import { addDraft, findDraft } from '../../storage/drafts.ts';
import { readRegister } from '../register/load-register.ts';
import type { Setting } from '../status/viewing.ts';
import { type DraftPlace, placeWords, requireDraft } from './draft-place.ts';
import { noteDraft, stateOfComing, stepComing } from './draft-record.ts';

/** What a draft starts from; without it from the latest revision or, where there is none, from nothing. */
type DraftOrigin =
  | { readonly kind: 'terms'; readonly terms: DraftTerms }
  | { readonly kind: 'requirements'; readonly agreement: string };

type Start = DraftPlace & { readonly from?: DraftOrigin | undefined };

/** A draft, and whether it was started now or found as somebody had left it. */
export type StartedDraft = { readonly draft: Draft; readonly isNew: boolean };

/** Starts to write a document; finds the draft again that somebody has started before. */
export function startDraft(context: Setting, { from, ...place }: Start): Promise<StartedDraft> {
  requireKey(place.key);
  const { database, workspace, actor } = context;
  return database.transaction(async (tx) => {
    const register = await readRegister(tx, workspace.id);
    const authority = authorityOf(register, { actor, homeTeamId: workspace.teamId });
    requireAuthority(authority, 'draft-document', 'anything');
    const open = await findDraft(tx, { workspaceId: workspace.id, ...place });
    const { terms, notes } = open ?? beginning(register, place, from);
    requireDraft(authority, place, terms);
    if (open) return { draft: open, isNew: false };
    const base = latestRevision(register, place.kind, place.key)?.number ?? 0;
    const draft = await add(tx, context, { ...place, base, terms, notes });
    return { draft, isNew: true };
  });
}

type Added = DraftPlace & {
  readonly base: number;
  readonly terms: DraftTerms;
  readonly notes: readonly string[];
};

async function add(tx: Db, context: Setting, added: Added): Promise<Draft> {
  const { workspace, now: at, actor } = context;
  const of = { workspaceId: workspace.id, at, actor: nameActor(actor) };
  const draft = await addDraft(tx, { ...of, ...added });
  if (!draft) {
    throw new AccordError(
      'conflict',
      `Somebody has just started a draft of ${placeWords(added)}. Open it and write on.`,
    );
  }
  const coming = { agreementKey: added.key, revision: added.base + 1 };
  const isFree = async () =>
    ['new', 'withdrawn'].includes(await stateOfComing(tx, context, coming));
  if (added.kind === 'agreement' && (await isFree())) {
    await stepComing(tx, context, { ...coming, step: 'start' });
  }
  await noteDraft(tx, context, {
    ...{ draft, verb: 'started', before: null, after: 1, differences: [] },
  });
  return draft;
}

function beginning(
  register: Register,
  { kind, key }: DraftPlace,
  from: DraftOrigin | undefined,
): Pick<Draft, 'terms' | 'notes'> {
  const latest = latestRevision(register, kind, key);
  if (from === undefined) return { terms: written(latest?.terms ?? {}), notes: [] };
  if (latest) {
    throw new AccordError(
      'conflict',
      `There is ${placeWords({ kind, key })} already. Edit it, or choose another key.`,
    );
  }
  return from.kind === 'terms'
    ? { terms: from.terms, notes: [] }
    : fromRequirements(register, kind, from.agreement);
}

/** The terms of a revision as a person would write them: resolved holidays come back by themselves. */
function written(terms: unknown): DraftTerms {
  const { observed: _, ...rest } = draftTerms(terms);
  return rest;
}

function fromRequirements(register: Register, kind: DraftPlace['kind'], agreement: string) {
  const slr = latestAgreement(register, agreement);
  if (kind === 'agreement' && slr?.terms.kind === 'SLR') return slaFromRequirements(slr.terms);
  throw new AccordError(
    'invalid',
    `An SLA can be drafted from requirements (SLR) only, and “${agreement}” is none. /sla list shows them.`,
  );
}

function requireKey(key: string): void {
  const read = documentKey.safeParse(key);
  if (!read.success)
    throw new AccordError('invalid', `${read.error.issues[0]?.message ?? 'The key is wrong'}.`);
}
