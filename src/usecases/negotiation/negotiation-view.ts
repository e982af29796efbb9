import type { Instant } from '../../domain/calendar/instant.ts';
import type { DraftTerms } from '../../domain/draft/draft.ts';
import {
  isApproved,
  lastRound,
  type Negotiation,
  type Phase,
  stageDue,
  turnOf,
} from '../../domain/negotiation/negotiation.ts';
import { personNamed } from '../../domain/negotiation/people.ts';
import { nameOf, type Scene, sidedOf, standing } from '../../domain/negotiation/scene.ts';
import { shortCode } from '../../domain/negotiation/short-code.ts';
import { normalTerms } from '../../domain/negotiation/sided-terms.ts';
import type { Side } from '../../domain/negotiation/sides.ts';
import type { Answer, StageKey, Step, Timetable } from '../../domain/negotiation/steps.ts';
import { termAt } from '../../domain/negotiation/term-path.ts';
import { type Onlooker, stepsFor, termsFor } from '../../domain/negotiation/visible.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import { type ChangeView, changesOf } from './change-view.ts';
import { type PossibleDeeds, possibleDeeds } from './possible-deeds.ts';
import { hiddenDigests } from './signing-hash.ts';
import type { Table } from './table.ts';
import { type ChangeWords, changeWords } from './words/change-words.ts';
import { registerNames } from './words/reference-names.ts';

/** Who did something, by name, and when. */
export type DoneView = { readonly by: string; readonly at: Instant };

export type RoundView = DoneView & {
  readonly number: number;
  readonly side: Side;
  readonly hash: string;
  readonly answerBy: string;
  readonly message: string | null;
  readonly shared: readonly string[];
  readonly made: 'by hand' | 'by answers';
  readonly outcome: Negotiation['rounds'][number]['outcome'];
  /** What is to be answered in it. */
  readonly changes: readonly ChangeWords[];
  readonly answers: readonly (DoneView & { readonly path: string; readonly answer: Answer })[];
};

export type StageView = {
  readonly key: StageKey;
  readonly why: string;
  readonly state: 'waiting' | 'running' | 'approved';
  readonly quorum: number;
  readonly approvals: readonly (DoneView & { readonly insteadOf: string | null })[];
  readonly questions: readonly (DoneView & {
    readonly question: string;
    readonly reply: (DoneView & { readonly text: string }) | null;
  })[];
  /** Null while it waits, or while a question or a pause stops its clock. */
  readonly dueAt: Instant | null;
  readonly escalated: boolean;
};

export type SignatureView = {
  readonly side: Side;
  /** Whoever is to sign, by name; null for anybody who signs for the side. */
  readonly name: string | null;
  readonly hash: string;
  readonly signed: (DoneView & { readonly insteadOf: string | null }) | null;
};

/** A step with who took it, and what its terms hold for the inside alone as digests. */
export type StepView = Step & {
  readonly by: string;
  readonly hidden: readonly string[] | undefined;
};

/** A negotiation as one person may see it; nothing of the other side’s inside is in it. */
export type NegotiationView = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly customerName: string;
  readonly providerName: string;
  /** For which side the person looks at it, and whether they are of another company. */
  readonly side: Side;
  readonly isOutside: boolean;
  readonly phase: Phase;
  /** Where it stands and whose turn it is, in a sentence or two. */
  readonly standing: string;
  readonly turn: Side | null;
  readonly urgent: boolean;
  /** Why it was begun; only for the side that began it. */
  readonly reason: string | null;
  readonly startedAt: Instant;
  readonly baseRevision: number;
  readonly before: DraftTerms;
  /** The terms on the table, with their hash and its short code; null before the first offer. */
  readonly terms: DraftTerms | null;
  readonly hash: string | null;
  readonly code: string | null;
  readonly effectiveFrom: string;
  readonly timetable: Timetable;
  /** Everything that the terms on the table change, with what was said about each. */
  readonly changes: readonly ChangeView[];
  readonly rounds: readonly RoundView[];
  /** What the own side is writing; null when it writes nothing. */
  readonly preparation:
    | (DoneView & {
        readonly terms: DraftTerms;
        readonly changes: readonly ChangeView[];
        readonly timetable: Timetable;
      })
    | null;
  /** The stages of the own side. */
  readonly stages: readonly StageView[];
  readonly signatures: readonly SignatureView[];
  readonly paused: (DoneView & { readonly reason: string }) | null;
  readonly ended: (DoneView & { readonly reason: string }) | null;
  readonly revision: number | null;
  /** The number of the last step, to say what one has seen. */
  readonly version: number;
  readonly steps: readonly StepView[];
  /** With which what is inside goes into the hash; null for those outside, and where it does not. */
  readonly salt: string | null;
  readonly may: PossibleDeeds;
};

/** A negotiation as whoever sits at the table may see it. */
export function viewOf({ id, scene, side, authority }: Table): NegotiationView {
  const { state, key, register } = scene;
  const onlooker: Onlooker = { side, isOutside: authority.viewer.kind !== 'staff' };
  const round = lastRound(state);
  const before = termsFor(onlooker, normalTerms(state.base.terms));
  const terms = round && termsFor(onlooker, round.terms);
  const sided = sidedOf(scene);
  const name = termAt(terms ?? before, 'name');
  return {
    ...{ id, key, side, isOutside: onlooker.isOutside, phase: state.phase },
    name: typeof name === 'string' ? name : key,
    customerName: nameOf(scene, 'customer'),
    providerName: nameOf(scene, 'provider'),
    ...{ standing: standing(scene), turn: turnOf(state), urgent: state.urgent },
    reason: side === state.side ? state.reason : null,
    ...{ startedAt: state.startedAt, baseRevision: state.base.revision, before, terms },
    ...{ hash: round?.hash ?? null, code: round ? shortCode(round.hash) : null },
    ...{ effectiveFrom: sided.effective.from, timetable: state.timetable },
    changes: terms ? changesOf(scene, onlooker, { before, after: terms }) : [],
    rounds: state.rounds.map((one) => roundView(scene, one)),
    preparation: preparationView(scene, onlooker, before),
    stages: state.stages.filter((one) => one.side === side).map((one) => stageView(scene, one)),
    signatures: state.slots.map((one) => signatureView(scene, one)),
    paused: state.paused && { ...done(scene, state.paused), reason: state.paused.reason },
    ended: state.ended && { ...done(scene, state.ended), reason: state.ended.reason },
    ...{ revision: state.revision, version: state.version },
    steps: stepsFor(onlooker, state).map((step) => ({
      ...step,
      by: actorNamed(register, step.actor).name,
      hidden: hiddenIn(state, step.number),
    })),
    salt: onlooker.isOutside ? null : state.salt,
    may: possibleDeeds(scene),
  };
}

function hiddenIn({ steps, salt }: Negotiation, number: number): StepView['hidden'] {
  const content = steps.find((one) => one.number === number)?.content;
  if (salt === null || content?.type !== 'offered') return undefined;
  return hiddenDigests(content.terms, salt);
}

type Registered = Pick<Scene, 'register'>;

function done(
  { register }: Registered,
  { actor, at }: { readonly actor: string; readonly at: Instant },
): DoneView {
  return { by: actorNamed(register, actor).name, at };
}

function roundView(scene: Scene, round: Negotiation['rounds'][number]): RoundView {
  const { number, side, hash, answerBy, message, shared, made, outcome, answers } = round;
  const known = { terms: round.terms, nameOf: registerNames(scene.register) };
  return {
    ...{ ...done(scene, round), number, side, hash, answerBy, message, shared, made, outcome },
    changes: round.changes.map((one) => changeWords(one, known)),
    answers: answers.map((one) => ({ ...done(scene, one), path: one.path, answer: one.answer })),
  };
}

function preparationView(
  scene: Scene,
  onlooker: Onlooker,
  before: DraftTerms,
): NegotiationView['preparation'] {
  const preparation = scene.state.preparations[onlooker.side];
  if (preparation === null) return null;
  const terms = termsFor(onlooker, preparation.terms);
  const changes = changesOf(scene, onlooker, { before, after: terms });
  return { ...done(scene, preparation), terms, changes, timetable: preparation.timetable };
}

/** A stage of an approval with what was decided and asked in it. */
export function stageView(scene: Registered, stage: Negotiation['stages'][number]): StageView {
  const { key, why, quorum, approvals, questions, startedAt, escalatedAt } = stage;
  const begun = startedAt === null ? 'waiting' : 'running';
  return {
    ...{ key, why, quorum, state: isApproved(stage) ? 'approved' : begun },
    approvals: approvals.map((one) => decisionView(scene, one)),
    questions: questions.map((one) => ({
      ...done(scene, one),
      question: one.question,
      reply: one.reply && { ...done(scene, one.reply), text: one.reply.text },
    })),
    dueAt: isApproved(stage) ? null : stageDue(stage),
    escalated: escalatedAt !== null,
  };
}

/** Who is to sign or has signed for a side. */
export function signatureView(
  scene: Registered,
  slot: Negotiation['slots'][number],
): SignatureView {
  const { side, person, hash, signature } = slot;
  const name = person === null ? null : personNamed(scene.register, person);
  return { side, name, hash, signed: signature && decisionView(scene, signature) };
}

function decisionView(
  scene: Registered,
  decision: NonNullable<Negotiation['slots'][number]['signature']>,
) {
  const { instead } = decision;
  return { ...done(scene, decision), insteadOf: instead && personNamed(scene.register, instead) };
}
