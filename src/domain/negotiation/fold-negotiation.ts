import { AccordError } from '../error.ts';
import { differencesBetween } from '../register/differences.ts';
import { foldApproval } from './fold-approval.ts';
import {
  type Deed,
  type Negotiation,
  type Preparation,
  positionOf,
  type Round,
} from './negotiation.ts';
import { sharedTerms } from './shared-terms.ts';
import { otherSide, type Side } from './sides.ts';
import type { Base, ContentOf, Step, StepContent } from './steps.ts';

/** What steps have made of a negotiation; the first one starts it. */
export function foldNegotiation(steps: readonly Step[]): Negotiation {
  const [first, ...rest] = steps;
  if (first?.content.type !== 'started') throw beheaded();
  return rest.reduce(applyStep, begun(first, first.content));
}

/** The negotiation after one more step. */
export function applyStep(state: Negotiation, step: Step): Negotiation {
  const next = { ...state, version: step.number, steps: [...state.steps, step] };
  const { actor, identity, at, content } = step;
  return reduce(next, { actor, identity, at }, content);
}

function begun(step: Step, content: ContentOf<'started'>): Negotiation {
  const { side, reason, urgent, base, salt = null } = content;
  return {
    ...{ phase: 'preparing', side, reason, urgent, base, salt, startedAt: step.at },
    ...{ timetable: { rounds: [], signBy: null }, preparations: NONE },
    ...{ rounds: [], comments: [], toOffer: null, stages: [], slots: [] },
    ...{ paused: null, ended: null, revision: null, version: step.number, steps: [step] },
  };
}

const NONE = { provider: null, customer: null } as const;

function prepared(state: Negotiation, side: Side, written: Preparation): Negotiation {
  return { ...state, preparations: { ...state.preparations, [side]: written } };
}

function reduce(state: Negotiation, deed: Deed, content: StepContent): Negotiation {
  switch (content.type) {
    case 'started':
      return state;
    case 'prepared': {
      const { type: _, ...preparation } = content;
      return prepared(state, content.side, { ...preparation, ...deed });
    }
    case 'offered':
      return offered(state, deed, content);
    case 'answered':
      return onLastRound(state, (round) => ({
        ...round,
        answers: [...round.answers, ...content.answers.map((one) => ({ ...one, ...deed }))],
      }));
    case 'commented': {
      const { type: _, ...comment } = content;
      return { ...state, comments: [...state.comments, { ...comment, ...deed }] };
    }
    case 'round-closed':
      return closed(state, deed, content);
    default:
      return course(state, deed, content);
  }
}

function course(state: Negotiation, deed: Deed, content: StepContent): Negotiation {
  switch (content.type) {
    case 'withdrawn':
      return ended(state, 'withdrawn', { ...deed, reason: content.reason });
    case 'expired':
      return ended(state, 'expired', { ...deed, reason: 'Nobody answered by the date.' });
    case 'revived':
      return revived(state, content);
    case 'agreed':
      return { ...state, phase: 'agreed', revision: content.revision };
    case 'in-force':
      return { ...state, phase: 'in-force' };
    default:
      return foldApproval(state, deed, content);
  }
}

function offered(state: Negotiation, deed: Deed, content: ContentOf<'offered'>): Negotiation {
  const { side, round: number, terms, base, timetable } = content;
  const { hash, answerBy, message, shared, made } = content;
  const theirs = sameBase(state.base, base) ? positionOf(state, otherSide(side)) : base.terms;
  const round: Round = {
    ...{ number, side, terms, hash, answerBy, message, shared, made, ...deed },
    ...{
      changes: differencesBetween(sharedTerms(theirs), sharedTerms(terms)),
      answers: [],
      outcome: null,
    },
  };
  const { rounds: earlier } = onLastRound(state, (one) => ({
    ...one,
    outcome: one.outcome ?? 'replaced',
  }));
  return {
    ...{ ...state, phase: 'open', base, timetable, rounds: [...earlier, round] },
    ...{ toOffer: null, stages: [], slots: [] },
    preparations: { ...state.preparations, [side]: null },
  };
}

function sameBase(before: Base, after: Base): boolean {
  return before.revision === after.revision && before.hash === after.hash;
}

function closed(
  state: Negotiation,
  deed: Deed,
  { outcome }: ContentOf<'round-closed'>,
): Negotiation {
  const next = onLastRound(state, (round) => ({ ...round, outcome }));
  const answering = otherSide(next.rounds.at(-1)?.side ?? next.side);
  if (outcome !== 'declined')
    return outcome === 'countered' ? { ...next, toOffer: answering } : next;
  return ended(next, 'declined', { ...deed, reason: 'Nothing of the offer was accepted.' });
}

/** An offer that nobody answered can be answered again; where all was declined another one is needed. */
function revived(state: Negotiation, { side, answerBy }: ContentOf<'revived'>): Negotiation {
  const again = { ...state, phase: 'open', ended: null } as const;
  if (state.phase === 'declined') return { ...again, toOffer: side };
  return onLastRound(again, (round) => ({ ...round, answerBy }));
}

function ended(
  state: Negotiation,
  phase: 'withdrawn' | 'expired' | 'declined',
  by: NonNullable<Negotiation['ended']>,
): Negotiation {
  return { ...state, phase, ended: by, paused: null, preparations: NONE };
}

function onLastRound(state: Negotiation, change: (round: Round) => Round): Negotiation {
  const last = state.rounds.length - 1;
  const rounds = state.rounds.map((round, index) => (index === last ? change(round) : round));
  return { ...state, rounds };
}

function beheaded(): AccordError {
  return new AccordError(
    'internal',
    'This negotiation is stored without its beginning, so that it cannot be read. Restore it from a backup.',
  );
}
