import { randomBytes } from 'node:crypto';
import type { DraftTerms } from '../../domain/draft/draft.ts';
import { draftSubject } from '../../domain/draft/draft-subject.ts';
import { AccordError } from '../../domain/error.ts';
import { begunNegotiation } from '../../domain/negotiation/beginning.ts';
import { requireText } from '../../domain/negotiation/decide-answer.ts';
import { decideProposal, type Proposal } from '../../domain/negotiation/decide-offer.ts';
import { foldNegotiation } from '../../domain/negotiation/fold-negotiation.ts';
import { isOver, type Negotiation } from '../../domain/negotiation/negotiation.ts';
import { participantOf } from '../../domain/negotiation/participant.ts';
import { requireNegotiator } from '../../domain/negotiation/scene.ts';
import { normalTerms, sidedTerms } from '../../domain/negotiation/sided-terms.ts';
import type { Side } from '../../domain/negotiation/sides.ts';
import type { Base, Timetable } from '../../domain/negotiation/steps.ts';
import { withTerm } from '../../domain/negotiation/term-path.ts';
import { type Authority, requireAuthority } from '../../domain/party/authority.ts';
import { maySee } from '../../domain/party/viewer.ts';
import { latestAgreement, type Register } from '../../domain/register/register.ts';
import { documentKey } from '../../domain/register/term-values.ts';
import type { Db } from '../../storage/database.ts';
import { addNegotiation, lockNegotiation } from '../../storage/negotiations.ts';
import type { Context } from '../context.ts';
import { contentHash } from '../register/content-hash.ts';
import { insideKept } from './inside-kept.ts';
import { type NegotiationView, viewOf } from './negotiation-view.ts';
import { authorityIn, noTable, sceneOf, type Table, type TablePlace } from './table.ts';
import { keepSteps, takeSteps } from './take-steps.ts';

export type Proposing = TablePlace & {
  /** All terms as they are to be. */
  readonly terms: DraftTerms;
  /** Why; needed to begin a negotiation, and for the own side alone. */
  readonly reason?: string | undefined;
  readonly timetable?: Timetable | undefined;
  /** The first date on which the terms are to hold. */
  readonly effectiveFrom?: string | undefined;
  /** An urgent correction can take effect on the day on which it is signed. */
  readonly urgent?: boolean | undefined;
  /** The number of the last step that the writer has seen. */
  readonly seen?: number | undefined;
};

/** Writes the terms of the next offer, beginning a negotiation where none goes on; nobody of the other side sees them. */
export function proposeTerms(context: Context, proposing: Proposing): Promise<NegotiationView> {
  return context.database.transaction(async (tx) => {
    const { key } = proposing;
    const kept = await lockNegotiation(tx, {
      ...{ workspaceId: context.workspace.id, agreementKey: key },
    });
    const authority = await authorityIn(tx, context);
    const state = kept && foldNegotiation(kept.steps);
    if (!kept || !state || isOver(state) || state.phase === 'agreed') {
      return viewOf(await begin(tx, context, { authority, proposing }));
    }
    const side = requireBeginner(context, { authority, proposing });
    const proposal = written(authority, proposing, { state, side });
    const table = { id: kept.id, scene: sceneOf(context, authority, { key, state }) };
    const decided = decideProposal(table.scene, { ...proposal, seen: proposing.seen });
    const scene = await takeSteps(tx, context, { table, decided });
    return viewOf({ ...table, scene, authority, side });
  });
}

type Beginning = { readonly authority: Authority; readonly proposing: Proposing };

async function begin(tx: Db, context: Context, beginning: Beginning): Promise<Table> {
  const { authority, proposing } = beginning;
  const { key, urgent = false } = proposing;
  const side = requireBeginner(context, beginning);
  const proposal = written(authority, proposing, { state: null, side });
  const reason = requireText(proposing.reason ?? '', 'a reason');
  const { base } = proposal;
  const workspaceId = context.workspace.id;
  const adding = { workspaceId, agreementKey: key, baseRevision: base.revision, now: context.now };
  const id = await addNegotiation(tx, adding);
  if (id === null) throw raced(key);
  const who = participantOf(between(proposal), { authority, actor: context.actor });
  const salt = randomBytes(16).toString('hex');
  const state = begunNegotiation({ side, reason, urgent, salt, proposal, who, now: context.now });
  const scene = sceneOf(context, authority, { key, state });
  await keepSteps(tx, context, { id, before: null, scene });
  return { id, scene, authority, side };
}

/** Who may begin: those who write drafts about it and, of an agreement that exists, whoever speaks for the other side. */
function requireBeginner(
  context: Context,
  { authority, proposing: { key, terms } }: Beginning,
): Side {
  const { register, viewer } = authority;
  const base = baseOf(register, key);
  const latest = latestAgreement(register, key);
  if (latest ? !maySee(viewer, latest) : viewer.kind !== 'staff') throw noTable(key);
  if (!latest) {
    requireAuthority(authority, 'draft-document', draftSubject('agreement', key, terms));
    const read = documentKey.safeParse(key);
    if (!read.success) {
      throw new AccordError('invalid', `${read.error.issues[0]?.message ?? 'The key is wrong'}.`);
    }
  }
  const started = { type: 'started', side: 'provider', reason: '', urgent: false, base } as const;
  const first = { number: 1, at: context.now, actor: '', identity: '', hash: null };
  const scene = sceneOf(context, authority, {
    key,
    state: foldNegotiation([{ ...first, content: started }]),
  });
  const who = participantOf(between({ terms, base }), { authority, actor: context.actor });
  return requireNegotiator({ ...scene, who });
}

/** Between whom it is: as the register says, else as a new agreement is written. */
function between({ terms, base }: Pick<Proposal, 'terms' | 'base'>) {
  return sidedTerms(base.revision > 0 ? base.terms : terms);
}

/** What is proposed in the form in which it is kept, over the latest revision. */
function written(
  { register, viewer }: Authority,
  { key, terms, timetable, effectiveFrom }: Proposing,
  { state, side }: { readonly state: Negotiation | null; readonly side: Side },
): Proposal {
  const base = baseOf(register, key);
  const dated = effectiveFrom === undefined ? terms : from(terms, effectiveFrom);
  const before = state?.rounds.at(-1)?.terms ?? base.terms;
  const own = viewer.kind === 'staff' ? dated : insideKept(dated, before);
  return {
    ...{ base, terms: json(normalTerms(own)) },
    timetable: timetable ?? state?.preparations[side]?.timetable ?? state?.timetable ?? NO_DATES,
  };
}

function baseOf(register: Register, key: string): Base {
  const latest = latestAgreement(register, key);
  const { number = 0, hash = contentHash({}) } = latest ?? {};
  return { revision: number, hash, terms: json(latest?.terms ?? {}) };
}

const NO_DATES: Timetable = { rounds: [], signBy: null };

function from(terms: DraftTerms, date: string): DraftTerms {
  const effective = terms.effective ?? {};
  return withTerm({ ...terms, effective }, 'effective.from', date);
}

/** Terms as JSON holds them: what is absent is no member. */
function json(terms: DraftTerms): DraftTerms {
  return JSON.parse(JSON.stringify(terms));
}

function raced(key: string): AccordError {
  return new AccordError(
    'conflict',
    `Somebody has just begun to negotiate “${key}”. Look at what they wrote first.`,
  );
}
