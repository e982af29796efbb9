import type { AgreementTerms } from '../../domain/agreement/agreement-terms.ts';
import { agreedRange } from '../../domain/agreement/effective-range.ts';
import { supportHours } from '../../domain/agreement/hours.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { readLocalDay } from '../../domain/calendar/local-date.ts';
import { type ChangedTarget, changedTargets } from '../../domain/consequence/changed-targets.ts';
import { DEFAULT_SHARED, kindsFor, type Proposed } from '../../domain/consequence/consequences.ts';
import type { PieceKind } from '../../domain/consequence/piece.ts';
import { readProposal } from '../../domain/consequence/read-proposal.ts';
import type { DraftTerms } from '../../domain/draft/draft.ts';
import { AccordError } from '../../domain/error.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import {
  type AgreementRevision,
  extendRegister,
  type Register,
} from '../../domain/register/register.ts';
import { draftProblems } from '../draft/plan-draft.ts';
import { contentHash } from '../register/content-hash.ts';
import { currentRevision } from '../status/list-agreements.ts';
import { agreementMeant, openView, type Setting, type Viewing } from '../status/viewing.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';

/** Terms that somebody thinks of, instead of those of an agreement. */
export type ProposalQuestion = {
  readonly agreement: string;
  /** All terms as they were typed; some can be missing or wrong. */
  readonly terms: DraftTerms;
  /** The revision that they change; the one that counts now where nothing is said, 0 for a new agreement. */
  readonly base?: number | undefined;
  /** The local date from which they are to hold, where that is not in the terms yet. */
  readonly effectiveFrom?: string | undefined;
  /** What the other side may see; the back-test alone where nothing is said. */
  readonly shared?: readonly PieceKind[] | undefined;
  /** Only these pieces. */
  readonly only?: readonly PieceKind[] | undefined;
};

/** Proposed terms with all that their consequences are computed from. */
export type Proposal = {
  readonly proposed: Proposed;
  readonly register: Register;
  /** As it would be with the proposed terms. */
  readonly next: Register;
  /** In which the past is looked at; a new agreement is tried as if it had always been there. */
  readonly past: Register;
  /** The same with no end, because a period to come is forecast as if the agreement went on. */
  readonly lasting: Register;
  readonly before: AgreementRevision | null;
  readonly after: AgreementRevision;
  readonly targets: readonly ChangedTarget[];
  /** The pieces that the actor may see and asked for. */
  readonly kinds: readonly PieceKind[];
};

const EVER = '2000-01-01';

/** Reads proposed terms for somebody who may know what they would do. */
export async function openProposal(
  context: Setting,
  question: ProposalQuestion,
): Promise<Proposal> {
  const view = await openView(context);
  const { register, viewer } = view;
  const before = baseMeant(view, question, context.now);
  const key = before?.key ?? question.agreement;
  const terms = readTerms(view, { question, before, key });
  const after = revisionOf(
    { key, number: (register.agreements.get(key)?.at(-1)?.number ?? 0) + 1 },
    terms,
  );
  const isStaff = viewer.kind === 'staff';
  // Whoever is measured by a contract learns of its past only what somebody chose to share.
  const byDefault = terms.kind === 'UC' ? [] : DEFAULT_SHARED;
  const kinds = kindsFor(question.shared ?? byDefault, viewer);
  const past = before
    ? register
    : withRevision(register, revisionOf(after, beginning(terms, EVER)));
  return {
    proposed: {
      ...{ agreementKey: key, agreementName: terms.name ?? key, base: before?.number ?? null },
      ...{ hash: after.hash, asOf: context.now, effectiveAt: after.agreed.from },
      timeZone: terms.timeZone,
      open: isStaff ? openTerms(register, { question, key, now: context.now }) : [],
    },
    ...{ register, before, after },
    next: withRevision(register, after),
    past,
    lasting: withoutEnd(past, key),
    targets: changedTargets(before?.terms ?? null, terms),
    kinds: kinds.filter((kind) => question.only?.includes(kind) ?? true),
  };
}

/** The revision that is to be changed; null for an agreement that the register does not know yet. */
function baseMeant(
  view: Viewing,
  { agreement, base }: ProposalQuestion,
  now: Instant,
): AgreementRevision | null {
  if (base === 0) {
    requireAuthority(view.authority, 'propose-agreements', 'anything');
    return null;
  }
  const { key } = agreementMeant(view, agreement);
  const revisions = view.visible.agreements.get(key) ?? [];
  const found =
    base === undefined
      ? currentRevision(view.visible, key, now)
      : revisions.find(({ number }) => number === base);
  if (found) return found;
  throw new AccordError('not-found', `There is no revision ${base} of ${key} that you can see.`);
}

type Reading = {
  readonly question: ProposalQuestion;
  readonly before: AgreementRevision | null;
  readonly key: string;
};

function readTerms(
  { register, visible }: Viewing,
  { question, before, key }: Reading,
): AgreementTerms {
  const base = before?.terms ?? null;
  const typed = readProposal({ key, base }, question.terms);
  // Nobody learns how a service fares by naming it: what the actor may not see is not measured for them.
  const read = { ...typed, services: typed.services.filter((each) => visible.services.has(each)) };
  const { effectiveFrom } = question;
  if (effectiveFrom !== undefined) refuseNoDate(effectiveFrom);
  const terms = effectiveFrom === undefined ? read : beginning(read, effectiveFrom);
  const missing = [terms.calendar, supportHours(terms)].find((key) => !calendarsOf(register)(key));
  if (missing === undefined) return terms;
  if (base) return { ...terms, calendar: base.calendar, support: base.support };
  throw new AccordError(
    'not-found',
    `There is no calendar “${missing}”, so nothing can be computed. Choose one that exists.`,
  );
}

function refuseNoDate(text: string): void {
  if (readLocalDay(text) !== null) return;
  throw new AccordError('invalid', `“${text}” is not a date. Write one such as 2027-01-31.`);
}

function beginning(terms: AgreementTerms, from: string): AgreementTerms {
  return { ...terms, effective: { ...terms.effective, from } };
}

function revisionOf(
  { key, number }: Pick<AgreementRevision, 'key' | 'number'>,
  terms: AgreementTerms,
): AgreementRevision {
  return { key, number, terms, hash: contentHash(terms), agreed: agreedRange(terms) };
}

function withRevision(register: Register, revision: AgreementRevision): Register {
  const { agreed: _, ...document } = revision;
  return extendRegister(register, [{ kind: 'agreement', ...document }]);
}

function withoutEnd(register: Register, key: string): Register {
  const revisions = register.agreements.get(key) ?? [];
  const endless = revisions.map(({ ended: _, ...revision }) => ({
    ...revision,
    terms: { ...revision.terms, effective: { from: revision.terms.effective.from } },
  }));
  return { ...register, agreements: new Map(register.agreements).set(key, endless) };
}

type Asked = {
  readonly question: ProposalQuestion;
  readonly key: string;
  readonly now: Instant;
};

function openTerms(register: Register, { question, key, now }: Asked) {
  return draftProblems(register, { kind: 'agreement', key, terms: question.terms, now });
}
