import {
  type Decision,
  type Deed,
  isApproved,
  lastRound,
  type Negotiation,
  type StageState,
} from './negotiation.ts';
import type { ContentOf, StepContent } from './steps.ts';

/** The negotiation after a step of approving or signing, or a pause, in which their clocks stand still. */
export function foldApproval(state: Negotiation, deed: Deed, content: StepContent): Negotiation {
  switch (content.type) {
    case 'approval-opened':
      return started({ ...state, phase: 'approving', stages: opened(state, content) }, deed);
    case 'approved': {
      const approval = decisionOf(deed, content);
      const approved = onStage(state, content, (one) => ({
        ...one,
        approvals: [...one.approvals, approval],
      }));
      return started(approved, deed);
    }
    case 'rejected':
      return { ...state, phase: 'open', toOffer: content.side, stages: [], slots: [] };
    case 'asked':
    case 'replied':
    case 'escalated':
      return onStage(state, content, (one) => talked(one, deed, content));
    case 'signing-opened': {
      const hash = lastRound(state)?.hash ?? '';
      const slots = content.slots.map((one) => ({ ...one, hash, signature: null }));
      return { ...state, phase: 'signing', slots };
    }
    case 'signed':
      return signed(state, deed, content);
    case 'paused':
      return still(
        { ...state, paused: { ...deed, side: content.side, reason: content.reason } },
        deed,
      );
    case 'resumed':
      return still({ ...state, paused: null }, deed);
    default:
      return state;
  }
}

function opened(
  state: Negotiation,
  { stages }: ContentOf<'approval-opened'>,
): readonly StageState[] {
  const hash = lastRound(state)?.hash ?? '';
  return stages.map((stage) => ({
    ...{ ...stage, hash, startedAt: null, approvals: [], questions: [] },
    ...{ escalatedAt: null, stoodStill: 0, stillSince: null },
  }));
}

/** On each side the first stage that is not decided has its turn. */
function started(state: Negotiation, { at }: Deed): Negotiation {
  const isNext = (one: StageState) =>
    one === state.stages.find((other) => other.side === one.side && !isApproved(other));
  const stages = state.stages.map((one) =>
    one.startedAt === null && isNext(one) ? { ...one, startedAt: at } : one,
  );
  return { ...state, stages };
}

function talked(
  stage: StageState,
  deed: Deed,
  content: ContentOf<'asked'> | ContentOf<'replied'> | ContentOf<'escalated'>,
): StageState {
  switch (content.type) {
    case 'asked': {
      const { question } = content;
      const asked = { ...decisionOf(deed, content), question, reply: null };
      const next = { ...stage, questions: [...stage.questions, asked] };
      return stage.stillSince === null ? { ...next, stillSince: deed.at } : next;
    }
    case 'replied': {
      const reply = { ...deed, text: content.text };
      const questions = stage.questions.map((one) => (one.reply ? one : { ...one, reply }));
      return running({ ...stage, questions }, deed);
    }
    case 'escalated':
      return { ...stage, escalatedAt: deed.at };
  }
}

/** While the whole negotiation is paused no clock runs, and afterwards only those that no question stops. */
function still(state: Negotiation, deed: Deed): Negotiation {
  const stages = state.stages.map((one) => {
    if (one.startedAt === null || isApproved(one)) return one;
    if (!state.paused) return running(one, deed);
    return one.stillSince === null ? { ...one, stillSince: deed.at } : one;
  });
  return { ...state, stages };
}

function running(stage: StageState, { at }: Deed): StageState {
  const { stillSince, stoodStill, questions } = stage;
  if (stillSince === null || questions.some(({ reply }) => reply === null)) return stage;
  return { ...stage, stoodStill: stoodStill + at - stillSince, stillSince: null };
}

function signed(state: Negotiation, deed: Deed, content: ContentOf<'signed'>): Negotiation {
  const { side, person, instead } = content;
  const place = state.slots.findIndex(
    (one) =>
      one.side === side &&
      one.signature === null &&
      (one.person === null || one.person === (instead ?? person)),
  );
  const signature = decisionOf(deed, content);
  const slots = state.slots.map((one, index) => (index === place ? { ...one, signature } : one));
  return { ...state, slots };
}

function decisionOf(
  deed: Deed,
  { person, instead }: Pick<Decision, 'person' | 'instead'>,
): Decision {
  return { ...deed, person, instead };
}

function onStage(
  state: Negotiation,
  { stage, side }: Pick<ContentOf<'approved'>, 'stage' | 'side'>,
  change: (one: StageState) => StageState,
): Negotiation {
  const stages = state.stages.map((one) =>
    one.key === stage && one.side === side ? change(one) : one,
  );
  return { ...state, stages };
}
