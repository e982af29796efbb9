import { AccordError } from '../../domain/error.ts';
import {
  acceptRest,
  decideAnswers,
  decideComment,
} from '../../domain/negotiation/decide-answer.ts';
import { decideApproval, decideReply } from '../../domain/negotiation/decide-approval.ts';
import {
  decidePause,
  decideResuming,
  decideRevival,
  decideWithdrawal,
} from '../../domain/negotiation/decide-course.ts';
import { decideProposal } from '../../domain/negotiation/decide-offer.ts';
import { decideSignature } from '../../domain/negotiation/decide-signature.ts';
import { currentStages, lastRound } from '../../domain/negotiation/negotiation.ts';
import type { Scene } from '../../domain/negotiation/scene.ts';
import type { StageKey } from '../../domain/negotiation/steps.ts';

/** What somebody can do at the table now, by the very rules that decide it. */
export type PossibleDeeds = {
  readonly propose: boolean;
  readonly send: boolean;
  readonly answer: boolean;
  readonly comment: boolean;
  readonly withdraw: boolean;
  readonly pause: boolean;
  readonly resume: boolean;
  readonly revive: boolean;
  readonly sign: boolean;
  /** The stages that they can decide about or ask about, and those with a question that they can answer. */
  readonly approve: readonly StageKey[];
  readonly reply: readonly StageKey[];
};

/** Tries what somebody could do, and keeps what is not refused. */
export function possibleDeeds(scene: Scene): PossibleDeeds {
  const { state, who } = scene;
  const round = lastRound(state);
  const hash = round?.hash ?? '';
  const own = who.side === null ? null : state.preparations[who.side];
  const proposal = own ?? { ...state, terms: {} };
  const answerBy = '9999-12-31';
  const stages = currentStages(state).filter(({ side }) => side === who.side);
  const keysFor = (attempt: (stage: StageKey) => unknown) =>
    stages.map(({ key }) => key).filter((key) => isPossible(() => attempt(key)));
  const propose = isPossible(() => decideProposal(scene, proposal));
  return {
    propose,
    send: propose && own !== null && state.paused === null,
    answer: isPossible(() => decideAnswers(scene, acceptRest(scene, round?.number ?? 0))),
    comment: isPossible(() => decideComment(scene, { path: null, text: '?', inside: false })),
    withdraw: isPossible(() => decideWithdrawal(scene, '?')),
    pause: isPossible(() => decidePause(scene, '?')),
    resume: isPossible(() => decideResuming(scene)),
    revive: isPossible(() => decideRevival(scene, { reason: '?', answerBy })),
    sign: isPossible(() => decideSignature(scene, hash)),
    approve: keysFor((stage) => decideApproval(scene, { stage, hash })),
    reply: keysFor((stage) => decideReply(scene, { stage, text: '?' })),
  };
}

function isPossible(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof AccordError) return false;
    throw error;
  }
}
