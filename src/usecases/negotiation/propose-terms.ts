import type { DraftTerms } from '../../domain/draft/draft.ts';
import { draftSubject } from '../../domain/draft/draft-subject.ts';
import { AccordError } from '../../domain/error.ts';
import { requireText } from '../../domain/negotiation/decide-answer.ts';
import { decideProposal } from '../../domain/negotiation/decide-offer.ts';
import { applyStep, foldNegotiation } from '../../domain/negotiation/fold-negotiation.ts';
import { isOver, type Negotiation } from '../../domain/negotiation/negotiation.ts';
import { participantOf } from '../../domain/negotiation/participant.ts';
import { requireNegotiator } from '../../domain/negotiation/scene.ts';
import { normalTerms, sidedTerms } from '../../domain/negotiation/sided-terms.ts';
import type { Side } from '../../domain/negotiation/sides.ts';
import type { Base, Step, Timetable } from '../../domain/negotiation/steps.ts';
import { withTerm } from '../../domain/negotiation/term-path.ts';
import { type Authority, requireAuthority } from '../../domain/party/authority.ts';
import { maySee } from '../../domain/party/viewer.ts';
import { latestAgreement } from '../../domain/register/register.ts';
import { documentKey } from '../../domain/register/term-values.ts';
import type { Db } from '../../storage/database.ts';
import { addNegotiation, lockNegotiation } from '../../storage/negotiations.ts';
import type { Context } from '../context.ts';
import { contentHash } from '../register/content-hash.ts';
import { insideKept } from './inside-kept.ts';
import { type NegotiationView, viewOf } from './negotiation-view.ts';
import { authorityIn, noTable, sceneOf, type Table, type TablePlace, tableOf } from './table.ts';
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
    const authority = await authorityIn(tx, context);
    const { key } = proposing;
    const kept = await lockNegotiation(tx, {
      ...{ workspaceId: context.workspace.id, agreementKey: key },
    });
    const state = kept && foldNegotiation(kept.steps);
    if (!kept || !state || isOver(state) || state.phase === 'agreed') {
      return viewOf(await begin(tx, context, { authority, proposing }));
    }
    const table = tableOf(context, authority, kept);
    if (!table) throw busy(authority, proposing);
    const { scene } = table;
    const decided = decideProposal(scene, {
      ...{ ...written(authority, proposing, scene.state), seen: proposing.seen },
    });
    return viewOf({ ...table, scene: await takeSteps(tx, context, { table, decided }) });
  });
}

type Beginning = { readonly authority: Authority; readonly proposing: Proposing };

async function begin(tx: Db, context: Context, beginning: Beginning): Promise<Table> {
  const { authority, proposing } = beginning;
  const { key, urgent = false } = proposing;
  const proposal = written(authority, proposing, null);
  const side = requireBeginner(context, beginning, proposal);
  const reason = requireText(proposing.reason ?? '', 'a reason');
  const { base } = proposal;
  const workspaceId = context.workspace.id;
  const adding = { workspaceId, agreementKey: key, baseRevision: base.revision, now: context.now };
  const id = await addNegotiation(tx, adding);
  if (id === null) throw raced(key);
  const who = participantOf(sidedTerms(proposal.terms), { authority, actor: context.actor });
  const taken = { at: context.now, actor: who.actor, identity: who.identity, hash: null };
  const started: Step = {
    ...{ number: 1, ...taken },
    content: { type: 'started', side, reason, urgent, base },
  };
  const prepared: Step = { number: 2, ...taken, content: { type: 'prepared', side, ...proposal } };
  const state = applyStep(foldNegotiation([started]), prepared);
  const scene = sceneOf(context, authority, { key, state });
  await keepSteps(tx, context, { id, before: null, scene });
  return { id, scene, authority, side };
}

/** Who may begin: those who write drafts about it and, of an agreement that exists, whoever speaks for the other side. */
function requireBeginner(
  context: Context,
  { authority, proposing: { key } }: Beginning,
  { terms, base }: ReturnType<typeof written>,
): Side {
  const { register, viewer } = authority;
  const latest = latestAgreement(register, key);
  if (latest ? !maySee(viewer, latest) : viewer.kind !== 'staff') throw noTable(key);
  if (!latest) {
    requireAuthority(authority, 'draft-document', draftSubject('agreement', key, terms));
    const read = documentKey.safeParse(key);
    if (!read.success) {
      throw new AccordError('invalid', `${read.error.issues[0]?.message ?? 'The key is wrong'}.`);
    }
  }
  const sided = latest ? base.terms : terms;
  const started = { type: 'started', side: 'provider', reason: '', urgent: false, base } as const;
  const first = { number: 1, at: context.now, actor: '', identity: '', hash: null };
  const scene = sceneOf(context, authority, {
    key,
    state: foldNegotiation([{ ...first, content: started }]),
  });
  const who = participantOf(sidedTerms(sided), { authority, actor: context.actor });
  return requireNegotiator({ ...scene, who });
}

/** What is proposed in the form in which it is kept, over the latest revision. */
function written(
  { register, viewer }: Authority,
  { key, terms, timetable, effectiveFrom }: Proposing,
  state: Negotiation | null,
) {
  const latest = latestAgreement(register, key);
  const { number = 0, hash = contentHash({}) } = latest ?? {};
  const base: Base = { revision: number, hash, terms: json(latest?.terms ?? {}) };
  const dated = effectiveFrom === undefined ? terms : from(terms, effectiveFrom);
  const before = state?.rounds.at(-1)?.terms ?? base.terms;
  const own = viewer.kind === 'staff' ? dated : insideKept(dated, before);
  return {
    ...{ base, terms: json(normalTerms(own)) },
    timetable: timetable ?? state?.preparation?.timetable ?? state?.timetable ?? NO_DATES,
  };
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

function busy({ register, viewer }: Authority, { key }: Proposing): AccordError {
  const latest = latestAgreement(register, key);
  if (!latest || !maySee(viewer, latest)) return noTable(key);
  return new AccordError(
    'conflict',
    `“${key}” cannot be negotiated right now. Ask your service level manager.`,
  );
}

function raced(key: string): AccordError {
  return new AccordError(
    'conflict',
    `Somebody has just begun to negotiate “${key}”. Look at what they wrote first.`,
  );
}
