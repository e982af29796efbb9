import type { Draft, DraftTerms } from '../../domain/draft/draft.ts';
import { slaFromRequirements } from '../../domain/draft/sla-from-requirements.ts';
import { AccordError } from '../../domain/error.ts';
import { latestAgreement, latestRevision, type Register } from '../../domain/register/register.ts';
import { documentKey } from '../../domain/register/term-values.ts';
import { findDraft } from '../../storage/drafts.ts';
import type { Setting } from '../status/viewing.ts';
import { addStarted } from './add-started.ts';
import { type DraftPlace, placeWords, requireDraft, writing } from './draft-place.ts';
import { editableTerms } from './unsaved-draft.ts';

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
  const { database, workspace } = context;
  return database.transaction(async (tx) => {
    const { register, authority } = await writing(tx, context);
    const open = await findDraft(tx, { workspaceId: workspace.id, ...place });
    const { terms, notes } = open ?? beginning(register, place, from);
    requireDraft(authority, place, terms);
    if (open) return { draft: open, isNew: false };
    const base = latestRevision(register, place.kind, place.key)?.number ?? 0;
    const draft = await addStarted(tx, context, { ...place, base, terms, notes });
    return { draft, isNew: true };
  });
}

function beginning(
  register: Register,
  { kind, key }: DraftPlace,
  from: DraftOrigin | undefined,
): Pick<Draft, 'terms' | 'notes'> {
  const latest = latestRevision(register, kind, key);
  if (from === undefined) return { terms: editableTerms(latest?.terms), notes: [] };
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
