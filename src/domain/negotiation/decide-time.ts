import { continued } from '../register/register.ts';
import { closing } from './follow.ts';
import { currentStages, lastRound, stageDue } from './negotiation.ts';
import { type Scene, todayOf } from './scene.ts';
import type { StepContent } from './steps.ts';

/** What the time that has passed brings: rounds whose date is over, stages to be escalated, terms that take effect. */
export function decideByTime(scene: Scene): readonly StepContent[] {
  const { state } = scene;
  if (state.paused !== null) return [];
  switch (state.phase) {
    case 'open':
      return roundOver(scene);
    case 'approving':
      return escalations(scene);
    case 'agreed':
      return beginning(scene);
    default:
      return [];
  }
}

function roundOver(scene: Scene): readonly StepContent[] {
  const round = lastRound(scene.state);
  const { toOffer } = scene.state;
  if (!round || toOffer !== null || todayOf(scene) <= round.answerBy) return [];
  if (round.answers.length === 0) return [{ type: 'expired', round: round.number }];
  return [closing(scene, round)];
}

function escalations({ state, now }: Scene): readonly StepContent[] {
  return currentStages(state)
    .filter((stage) => stage.escalatedAt === null)
    .filter((stage) => {
      const due = stageDue(stage);
      return due !== null && due < now;
    })
    .map(({ key, side }) => ({ type: 'escalated', stage: key, side }));
}

/** What was signed begins on its date, unless it was withdrawn or another revision has taken its place. */
function beginning({ state, register, key, now }: Scene): readonly StepContent[] {
  const revision = state.revision ?? 0;
  const revisions = register.agreements.get(key) ?? [];
  const own = revisions.find(({ number }) => number === revision);
  const range = own && continued(own, revisions);
  if (!range || range.to === range.from) {
    const reason = 'The signed revision was withdrawn or replaced before it began.';
    return [{ type: 'withdrawn', side: state.side, reason }];
  }
  return range.from <= now ? [{ type: 'in-force', revision }] : [];
}
