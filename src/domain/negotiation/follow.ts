import { startOfDate } from '../agreement/effective-range.ts';
import type { DraftTerms } from '../draft/draft.ts';
import { canonicalJson } from '../register/canonical-json.ts';
import { stagesFor } from './approval-rules.ts';
import { answerDate, lateness } from './decide-offer.ts';
import { applyStep } from './fold-negotiation.ts';
import { mergedTerms } from './merged-terms.ts';
import { isApproved, lastRound, type Negotiation, openTerms, type Round } from './negotiation.ts';
import type { Scene } from './scene.ts';
import { sidedTerms } from './sided-terms.ts';
import { otherSide } from './sides.ts';
import { slotsOf } from './signatories.ts';
import type { ContentOf, Step, StepContent } from './steps.ts';
import { termAt, withTerm } from './term-path.ts';

/** What was decided, and everything that follows from it at once: closed rounds, counter-offers, stages, signatures. */
export function followed(scene: Scene, decided: readonly StepContent[]): Negotiation {
  let state = decided.reduce((before, content) => taken(scene, before, content), scene.state);
  for (;;) {
    const next = consequence({ ...scene, state });
    if (next === null) return state;
    state = taken(scene, state, next);
  }
}

function taken({ who, now }: Scene, state: Negotiation, content: StepContent): Negotiation {
  const hash = content.type === 'offered' ? content.hash : (lastRound(state)?.hash ?? null);
  const { actor, identity } = who;
  const step: Step = { number: state.version + 1, at: now, actor, identity, hash, content };
  return applyStep(state, step);
}

function consequence(scene: Scene): StepContent | null {
  const { state } = scene;
  const round = lastRound(state);
  if (!round) return null;
  switch (state.phase) {
    case 'open':
      return afterAnswers(scene, round);
    case 'approving':
      return state.stages.every(isApproved)
        ? { type: 'signing-opened', slots: [...slotsOf(scene.register, sidedTerms(round.terms))] }
        : null;
    case 'signing':
      return afterSignatures(state, round);
    case 'agreed':
      return begins(scene, round);
    default:
      return null;
  }
}

function afterAnswers(scene: Scene, round: Round): StepContent | null {
  const { state, register } = scene;
  if (round.outcome === null) return openTerms(state).length === 0 ? closing(scene, round) : null;
  if (round.outcome === 'accepted' && state.toOffer === null) {
    const change = { before: state.base.terms, after: round.terms, urgent: state.urgent };
    return { type: 'approval-opened', stages: [...stagesFor({ register, state, ...change })] };
  }
  return round.outcome === 'countered' && state.toOffer !== null
    ? counterOffer(scene, round)
    : null;
}

/** Ends a round: agreed, countered, or declined where nothing is left of what was to change. */
export function closing(scene: Pick<Scene, 'state'>, round: Round): ContentOf<'round-closed'> {
  const { state } = scene;
  const made = openTerms(state).length === 0 ? 'by answers' : 'by date';
  const closed = { type: 'round-closed', round: round.number, made } as const;
  const isAccepted = round.answers.every(({ answer }) => answer.kind === 'accepted');
  if (isAccepted && made === 'by answers') return { ...closed, outcome: 'accepted' };
  const merged = mergedTerms(state, round, 'before');
  const isNothing = canonicalJson(merged) === canonicalJson(state.base.terms);
  return { ...closed, outcome: isNothing ? 'declined' : 'countered' };
}

/** What the answers come to, as the next offer; where it does not fit together, the side has to write one. */
function counterOffer(scene: Scene, round: Round): StepContent | null {
  const { state, hashOf, problemsOf } = scene;
  const terms = withKeptDate(scene, round, mergedTerms(state, round, 'before'));
  if (problemsOf(terms).length > 0 || lateness(scene, terms) !== null) return null;
  const { timetable, base } = state;
  const number = round.number + 1;
  return {
    ...{ type: 'offered', side: otherSide(round.side), round: number, terms, hash: hashOf(terms) },
    ...{ answerBy: answerDate(scene, timetable, number), timetable, base, message: null },
    ...{ shared: [], made: 'by answers', voids: { approvals: 0, signatures: 0 } },
  };
}

const BEGINS = 'effective.from';

/** A beginning that nobody spoke about stays as offered: the one before it may be over. */
function withKeptDate(scene: Scene, { terms, answers }: Round, merged: DraftTerms): DraftTerms {
  const isSpokenAbout = answers.some(({ path }) => path === BEGINS);
  if (isSpokenAbout || lateness(scene, merged) === null) return merged;
  return withTerm(merged, BEGINS, termAt(terms, BEGINS));
}

function afterSignatures({ slots, base }: Negotiation, round: Round): StepContent | null {
  if (slots.some(({ signature }) => signature === null)) return null;
  const effectiveFrom = sidedTerms(round.terms).effective.from;
  return { type: 'agreed', revision: base.revision + 1, effectiveFrom };
}

/** An urgent correction is in force as soon as it is signed, when it is to begin today. */
function begins({ state, now }: Scene, { terms }: Round): StepContent | null {
  const { effective, timeZone } = sidedTerms(terms);
  if (!state.urgent || startOfDate(effective.from, timeZone) > now) return null;
  return { type: 'in-force', revision: state.revision ?? 0 };
}
