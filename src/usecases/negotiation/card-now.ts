import { approversOf } from '../../domain/negotiation/approvers.ts';
import {
  currentStages,
  lastRound,
  type Negotiation,
  type StageState,
} from '../../domain/negotiation/negotiation.ts';
import { peopleOf } from '../../domain/negotiation/people.ts';
import { type Scene, sidedOf, standing } from '../../domain/negotiation/scene.ts';
import { shortCode } from '../../domain/negotiation/short-code.ts';
import type { Side } from '../../domain/negotiation/sides.ts';
import { signersOf } from '../../domain/negotiation/signatories.ts';
import type { Answer } from '../../domain/negotiation/steps.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import type { NegotiationNotice } from '../../outbox/notice-negotiation.ts';
import { signatureView, stageView } from './negotiation-view.ts';
import { valueWords } from './words/value-words.ts';

/** A message with something to be answered, which says how that stands for as long as anybody can read it. */
export type CardNotice = Extract<
  NegotiationNotice,
  { kind: 'negotiation-turn' | 'approval-asked' | 'signature-asked' }
>;

type Told = Pick<Scene, 'register' | 'state'>;

/** The same message as it reads now. */
export function cardNow(scene: Told, notice: CardNotice): CardNotice {
  switch (notice.kind) {
    case 'negotiation-turn':
      return { ...notice, now: offerNow(scene, notice.round) };
    case 'approval-asked':
      return { ...notice, now: approvalNow(scene, notice) };
    case 'signature-asked':
      return { ...notice, now: signaturesNow(scene, notice) };
  }
}

function offerNow(scene: Told, number: number) {
  const { rounds, phase, paused, comments } = scene.state;
  const round = rounds.find((one) => one.number === number);
  const isLast = rounds.at(-1)?.number === number;
  const isOpen = phase === 'open' && isLast && round?.outcome === null && paused === null;
  return {
    isOpen,
    standing: isOpen ? null : isLast ? standingNow(scene) : `Round ${number + 1} followed.`,
    answers: (round?.answers ?? []).map((one) => ({
      ...{ path: one.path, by: nameOf(scene, one) },
      ...answerWords(one.path, one.answer),
    })),
    comments: comments.flatMap((one) =>
      one.inside || one.round !== number || one.path === null
        ? []
        : [{ path: one.path, by: nameOf(scene, one), text: one.text }],
    ),
  };
}

/** Where it stands, or that it is paused, by whom and why. */
function standingNow(scene: Told): string {
  const { paused } = scene.state;
  return paused === null
    ? standing(scene)
    : `Paused by ${nameOf(scene, paused)}: “${paused.reason}”.`;
}

export type AnswerTold = { readonly kind: Answer['kind']; readonly text: string | null };

/** An answer in words: why something was declined, or what is wanted instead. */
export function answerWords(path: string, answer: Answer): AnswerTold {
  switch (answer.kind) {
    case 'accepted':
      return { kind: answer.kind, text: null };
    case 'declined':
      return { kind: answer.kind, text: answer.reason };
    case 'countered':
      return { kind: answer.kind, text: valueWords(path, answer.value) };
  }
}

type Asked = Extract<CardNotice, { kind: 'approval-asked' | 'signature-asked' }>;

function approvalNow(scene: Told, asked: Extract<Asked, { kind: 'approval-asked' }>) {
  const { state } = scene;
  const stage = isSame(state, asked)
    ? state.stages.find((one) => one.key === asked.stage && one.side === asked.side)
    : undefined;
  const isAsked = stage !== undefined && decides(scene, stage, asked);
  const shown = stage ? stageView(scene, stage) : null;
  return { isAsked, standing: standingNow(scene), stage: shown };
}

function decides({ register, state }: Told, stage: StageState, { to, side }: Asked): boolean {
  const terms = sidedOf({ state });
  if (state.paused !== null || !currentStages(state).includes(stage)) return false;
  const approvers = approversOf({ register, terms, state }, stage);
  const person = personOf({ register, state }, side, to);
  return (
    person !== null &&
    approvers.has(person) &&
    !stage.approvals.some((one) => one.person === person)
  );
}

function signaturesNow(scene: Told, asked: Asked) {
  const { state, register } = scene;
  const terms = sidedOf({ state });
  const person = personOf(scene, asked.side, asked.to);
  const isSigning = state.phase === 'signing' && state.paused === null && isSame(state, asked);
  const isAsked = state.slots.some(
    (slot) =>
      slot.side === asked.side &&
      slot.signature === null &&
      person !== null &&
      signersOf(register, terms, slot).has(person),
  );
  return {
    isAsked: isSigning && isAsked,
    standing: standingNow(scene),
    signatures: isSame(state, asked) ? state.slots.map((slot) => signatureView(scene, slot)) : [],
  };
}

/** Whether a message is about the terms that are on the table. */
function isSame(state: Negotiation, { code }: Asked): boolean {
  const round = lastRound(state);
  return round !== null && shortCode(round.hash) === code;
}

function personOf({ register, state }: Told, side: Side, user: string): string | null {
  const people = peopleOf(register, sidedOf({ state }), side);
  return people.find(({ person }) => person.user === user)?.person.key ?? null;
}

function nameOf({ register }: Told, { actor }: { readonly actor: string }): string {
  return actorNamed(register, actor).name;
}
