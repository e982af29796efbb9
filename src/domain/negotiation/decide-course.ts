import { dateWords } from '../agreement/date-words.ts';
import { AccordError } from '../error.ts';
import { requireText } from './decide-answer.ts';
import type { Negotiation } from './negotiation.ts';
import { doneBy, notNow, requireNegotiator, type Scene, todayOf } from './scene.ts';
import type { StepContent } from './steps.ts';

const RUNNING: readonly Negotiation['phase'][] = ['preparing', 'open', 'approving', 'signing'];

/** Ends a negotiation that is not signed yet; either side can, once something was sent. */
export function decideWithdrawal(scene: Scene, reason: string): readonly StepContent[] {
  const side = requireParty(scene);
  requireUnsigned(scene, 'It can no longer be withdrawn.');
  return [{ type: 'withdrawn', side, reason: requireText(reason, 'a reason') }];
}

/** Stops all clocks of a negotiation. */
export function decidePause(scene: Scene, reason: string): readonly StepContent[] {
  const side = requireParty(scene);
  const { paused } = scene.state;
  if (paused) throw notNow(scene, `It is paused already, by ${doneBy(scene, paused)}.`);
  requireUnsigned(scene, 'There is nothing to pause.');
  return [{ type: 'paused', side, reason: requireText(reason, 'a reason') }];
}

/** Lets a paused negotiation go on. */
export function decideResuming(scene: Scene): readonly StepContent[] {
  const side = requireParty(scene);
  if (!scene.state.paused) throw notNow(scene, 'It is not paused.');
  return [{ type: 'resumed', side }];
}

export type Reviving = { readonly reason: string; readonly answerBy: string };

/** Takes up again what nobody answered in time, or what was declined as a whole. */
export function decideRevival(
  scene: Scene,
  { reason, answerBy }: Reviving,
): readonly StepContent[] {
  const side = requireNegotiator(scene);
  const { phase } = scene.state;
  if (phase !== 'expired' && phase !== 'declined') {
    throw notNow(scene, 'Only what has expired or was declined can be taken up again.');
  }
  if (answerBy < todayOf(scene)) {
    throw new AccordError('invalid', `${dateWords(answerBy)} is over. Name a later date.`);
  }
  return [{ type: 'revived', side, reason: requireText(reason, 'a reason'), answerBy }];
}

function requireParty(scene: Scene) {
  const side = requireNegotiator(scene);
  const { rounds, side: beginner } = scene.state;
  if (rounds.length > 0 || side === beginner) return side;
  throw notNow(scene, 'There is no offer yet.');
}

function requireUnsigned(scene: Scene, why: string): void {
  if (!RUNNING.includes(scene.state.phase)) throw notNow(scene, why);
}
