import { AccordError } from '../error.ts';
import { type Approvers, approversOf, authorsOf } from './approvers.ts';
import { requireText } from './decide-answer.ts';
import { voidsOf } from './decide-offer.ts';
import {
  currentStages,
  type Decision,
  isApproved,
  lastRound,
  type StageState,
} from './negotiation.ts';
import { askWords } from './people.ts';
import {
  doneBy,
  nameOf,
  notNow,
  requireNegotiator,
  requireRunning,
  type Scene,
  sidedOf,
} from './scene.ts';
import type { StageKey, StepContent } from './steps.ts';

export type Deciding = {
  readonly stage: StageKey;
  /** The hash of the terms that the person looked at. */
  readonly hash: string;
};

/** Approves the exact terms that somebody looked at, once, for oneself or as a deputy. */
export function decideApproval(scene: Scene, deciding: Deciding): readonly StepContent[] {
  const { stage, by } = requirePart(scene, deciding);
  return [{ type: 'approved', stage: stage.key, side: stage.side, ...by }];
}

/** Sends the terms back: the own side has to make another offer. */
export function decideRejection(
  scene: Scene,
  { reason, ...deciding }: Deciding & { readonly reason: string },
): readonly StepContent[] {
  const { stage, by } = requirePart(scene, deciding);
  const why = requireText(reason, 'a reason');
  const voids = voidsOf(scene.state);
  return [{ type: 'rejected', stage: stage.key, side: stage.side, ...by, reason: why, voids }];
}

/** Asks something before deciding; until it is answered the stage has no due date. */
export function decideQuestion(
  scene: Scene,
  { question, ...deciding }: Deciding & { readonly question: string },
): readonly StepContent[] {
  const { stage, by } = requirePart(scene, deciding);
  const asked = stage.questions.find(({ reply }) => reply === null);
  if (asked)
    throw notNow(
      scene,
      `A question is open already: ${doneBy(scene, asked)} asked “${asked.question}”.`,
    );
  const text = requireText(question, 'a question');
  return [{ type: 'asked', stage: stage.key, side: stage.side, ...by, question: text }];
}

/** Answers the open question of a stage, for the side whose stage it is. */
export function decideReply(
  scene: Scene,
  { stage: key, text }: { readonly stage: StageKey; readonly text: string },
): readonly StepContent[] {
  requireRunning(scene);
  const { who, state } = scene;
  const stage = currentStages(state).find((one) => one.key === key && one.side === who.side);
  const isAuthor = stage && authorsOf(state, stage.side).includes(who.identity);
  if (!isAuthor) requireNegotiator(scene);
  if (!stage?.questions.some(({ reply }) => reply === null)) {
    throw notNow(scene, 'There is no question to answer.');
  }
  return [{ type: 'replied', stage: key, side: stage.side, text: requireText(text, 'an answer') }];
}

type Part = {
  readonly stage: StageState;
  readonly by: { readonly person: string; readonly instead: string | null };
};

/** The stage and the part of it that is somebody’s; a refusal that says who decides, or what was decided. */
function requirePart(scene: Scene, { stage: key, hash }: Deciding): Part {
  const { state, who } = scene;
  requireAtTable(scene);
  refuseChanged(scene, hash);
  requireRunning(scene);
  const stage = state.stages.find((one) => one.key === key && one.side === who.side);
  if (state.phase !== 'approving' || !stage)
    throw notNow(scene, 'There is nothing to approve for you.');
  const done = stage.approvals.find((one) => isBy(one, scene));
  if (done) throw notNow(scene, `You approved this already: ${doneBy(scene, done)}.`);
  if (isApproved(stage)) throw notNow(scene, decided(scene, stage));
  if (stage.startedAt === null)
    throw notNow(scene, 'It is not your turn yet: others decide first.');
  refuseBothSides(scene);
  return { stage, by: partOf(scene, stage) };
}

function partOf(scene: Scene, stage: StageState): Part['by'] {
  const { state, register, who } = scene;
  refuseSecondTime(scene, stage);
  const approvers = approversOf({ register, terms: sidedOf(scene), state }, stage);
  const mine = who.keys.filter((key) => approvers.has(key));
  const person = mine.find((key) => approvers.get(key) === null) ?? mine[0];
  if (person === undefined) throw refusal(scene, stage, approvers);
  const instead = approvers.get(person) ?? null;
  const taken = stage.approvals.find((one) => (one.instead ?? one.person) === (instead ?? person));
  if (taken)
    throw notNow(scene, `This part was decided already: ${doneBy(scene, taken)} approved it.`);
  return { person, instead };
}

/** The second person of an urgent correction has not approved it in another part. */
function refuseSecondTime({ state, who }: Scene, stage: StageState): void {
  if (stage.key !== 'second-person') return;
  const before = state.stages.flatMap(({ approvals }) => approvals);
  if (!before.some(({ identity }) => identity === who.identity)) return;
  throw new AccordError(
    'forbidden',
    'You have approved this in another part. An urgent correction needs a second person.',
  );
}

function refusal(scene: Scene, stage: StageState, approvers: Approvers): AccordError {
  const own = !stage.own && authorsOf(scene.state, stage.side).includes(scene.who.identity);
  const who =
    approvers.size > 0
      ? askWords(scene.register, [...approvers.keys()])
      : 'Nobody else is named who could. Name a second person in the register.';
  return new AccordError(
    'forbidden',
    own
      ? `You wrote these terms yourself, so somebody else has to approve them. ${who}`
      : `You cannot approve this as ${stage.key.replaceAll('-', ' ')}. ${who}`,
  );
}

function decided(scene: Scene, { approvals }: StageState): string {
  const last = approvals.at(-1);
  return last ? `It was approved by ${doneBy(scene, last)}.` : 'It is decided.';
}

/** Only people approve and sign, and only those of one of the sides. */
export function requireAtTable(scene: Scene): void {
  const { who } = scene;
  if (!who.isPerson) {
    throw new AccordError('forbidden', 'Only a person can do this. Ask somebody of the two sides.');
  }
  if (who.side === null) requireNegotiator(scene);
}

/** What somebody looked at is what they decide about; terms that have changed since are looked at again. */
export function refuseChanged(scene: Scene, hash: string): void {
  const now = lastRound(scene.state)?.hash;
  if (now === undefined || hash === now) return;
  throw notNow(scene, 'The terms have changed since you looked at them. Look again.');
}

/** Whoever has decided for one side does not decide for the other one. */
export function refuseBothSides(scene: Scene): void {
  const { steps } = scene.state;
  const other = steps.find(
    ({ content, identity, actor }) =>
      (content.type === 'approved' || content.type === 'signed') &&
      content.side !== scene.who.side &&
      (identity === scene.who.identity || actor === scene.who.actor),
  );
  if (!other || scene.who.side === null) return;
  throw new AccordError(
    'forbidden',
    `You have decided for the other side already. Somebody else has to do it for ${nameOf(scene, scene.who.side)}.`,
  );
}

/** Whether the one at the table made a decision. */
export function isBy({ identity, actor }: Decision, { who }: Scene): boolean {
  return identity === who.identity || actor === who.actor;
}
