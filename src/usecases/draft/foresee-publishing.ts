import { dateIn } from '../../domain/agreement/dates/term.ts';
import { nextPeriod } from '../../domain/calendar/period.ts';
import { draftTerms } from '../../domain/draft/draft-terms.ts';
import { latestAgreement, latestRevision, type Register } from '../../domain/register/register.ts';
import { type PastChange, pastChanges } from '../register/past-changes.ts';
import { openView, type Setting } from '../status/viewing.ts';
import type { DraftPlace } from './draft-place.ts';
import { planDraft } from './plan-draft.ts';
import { type ShownDraft, showDraft } from './show-draft.ts';

/** What somebody is to know and to say before a draft is published. */
export type ForeseenPublishing = {
  readonly shown: ShownDraft;
  /** What it would do to ended periods as it is; null when nothing, so that no day is asked for. */
  readonly past: PastChange | null;
  /** The first day of the next month in the zone of the document: a period is judged by what holds at its end. */
  readonly from: string;
  /** The names of those whose signatures stand under it. */
  readonly signers: readonly string[];
};

/** Looks ahead at what publishing a draft would do. */
export async function foreseePublishing(
  context: Setting,
  place: DraftPlace,
): Promise<ForeseenPublishing> {
  const shown = await showDraft(context, place);
  const { register } = await openView(context);
  const { revisions } = planDraft(register, { ...shown.draft, now: context.now });
  const [past] = await pastChanges(context.database, context, { register, revisions });
  return {
    shown,
    past: past ?? null,
    from: firstDayAhead(context, register, place),
    signers: place.kind === 'agreement' ? signersOf(register, place.key) : [],
  };
}

function firstDayAhead({ now }: Setting, register: Register, { kind, key }: DraftPlace): string {
  const zone = draftTerms(latestRevision(register, kind, key)?.terms).timeZone;
  const timeZone = typeof zone === 'string' ? zone : 'UTC';
  const { from } = nextPeriod({ unit: 'month', timeZone, at: now });
  return dateIn(timeZone, from);
}

function signersOf(register: Register, key: string): readonly string[] {
  const { provider = [], customer = [] } = latestAgreement(register, key)?.terms.signatories ?? {};
  const people = [...register.parties.values()].flatMap(({ terms }) => terms.people);
  return [...provider, ...customer].map(
    (signer) => people.find((person) => person.key === signer)?.name ?? signer,
  );
}
