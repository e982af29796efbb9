import { AccordError } from '../../../domain/error.ts';
import type { StageKey } from '../../../domain/negotiation/steps.ts';
import type { NegotiationView } from '../../../usecases/negotiation/negotiation-view.ts';
import { sentence } from '../../answer.ts';
import { approvalCard } from '../../answers/approval-card.ts';
import type { RequestPlace } from '../../answers/request-place.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import type { Card } from '../request-forms.ts';

/** The stage that a form is about. */
export function stageOf({ stage }: RequestPlace): StageKey {
  if (stage !== undefined) return stage;
  throw new AccordError('invalid', 'I cannot tell which approval this is about. Look again.');
}

/** The stage with a question that the reader can answer; the one of the button, where it names one. */
export function stageToReply({ may }: NegotiationView, { stage }: RequestPlace): StageKey | null {
  if (stage !== undefined) return may.reply.includes(stage) ? stage : null;
  return may.reply[0] ?? null;
}

/** How a stage stands now; where none is named, the one that has its turn. */
export const stageCard: Card = (view, { stage }, time) => {
  const running = view.stages.find(({ state }) => state === 'running');
  const shown = stage ?? running?.key;
  return shown === undefined ? sentence(mrkdwn`${view.standing}`) : approvalCard(view, shown, time);
};
