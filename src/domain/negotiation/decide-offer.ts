import { dateWords } from '../agreement/date-words.ts';
import { daysAfter } from '../agreement/dates/term.ts';
import type { DraftTerms } from '../draft/draft.ts';
import { AccordError } from '../error.ts';
import { canonicalJson } from '../register/canonical-json.ts';
import { lastRound, type Negotiation } from './negotiation.ts';
import {
  notNow,
  requireNegotiator,
  requireRunning,
  type Scene,
  sidedOf,
  todayOf,
} from './scene.ts';
import { sidedTerms } from './sided-terms.ts';
import { missingSignatory } from './signatories.ts';
import type { Base, ContentOf, StepContent, Timetable } from './steps.ts';

const OFFERING: readonly Negotiation['phase'][] = ['preparing', 'open', 'approving', 'signing'];

/** Days in which an offer is to be answered where nothing else was agreed. */
const DAYS_TO_ANSWER = 7;

export type Proposal = {
  readonly terms: DraftTerms;
  readonly timetable: Timetable;
  readonly base: Base;
  /** The number of the last step that the writer has seen. */
  readonly seen?: number | undefined;
};

/** Writes the terms of the next offer; only the own side sees them until they are sent. */
export function decideProposal(scene: Scene, proposal: Proposal): readonly StepContent[] {
  const { state } = scene;
  const side = requireNegotiator(scene);
  requireOffering(scene);
  requireUnmoved(scene, proposal.seen);
  const { terms, timetable, base } = proposal;
  const prepared = { type: 'prepared', side, terms, timetable, base } as const;
  return isSame(state, prepared) ? [] : [prepared];
}

function isSame({ preparations }: Negotiation, prepared: ContentOf<'prepared'>): boolean {
  const preparation = preparations[prepared.side];
  if (preparation === null) return false;
  return (['terms', 'timetable', 'base'] as const).every(
    (part) => canonicalJson(preparation[part]) === canonicalJson(prepared[part]),
  );
}

export type Sending = {
  readonly answerBy?: string | undefined;
  readonly message?: string | undefined;
  readonly shared: readonly string[];
  readonly seen?: number | undefined;
  /** The number of the revision that the register has now; 0 when there is none. */
  readonly latest: number;
};

/** Sends what the own side has written to the other one; it makes approvals and signatures void. */
export function decideSending(scene: Scene, sending: Sending): readonly StepContent[] {
  const { state, hashOf } = scene;
  const side = requireNegotiator(scene);
  requireRunning(scene);
  requireOffering(scene);
  const preparation = state.preparations[side];
  if (!preparation) throw notNow(scene, 'There is nothing written that could be sent.');
  requireUnmoved(scene, sending.seen);
  const { terms, timetable, base } = preparation;
  refuseBehind(scene, base, sending.latest);
  refuseUnsound(scene, terms, base);
  const round = (lastRound(state)?.number ?? 0) + 1;
  const answerBy = sending.answerBy ?? answerDate(scene, timetable, round);
  if (answerBy < todayOf(scene)) {
    throw new AccordError('invalid', `${dateWords(answerBy)} is over. Name a later date.`);
  }
  const message = sending.message?.trim() || null;
  const offer = { side, round, terms, hash: hashOf(terms), answerBy, timetable, base, message };
  const shared = [...sending.shared];
  return [{ type: 'offered', ...offer, shared, made: 'by hand', voids: voidsOf(state) }];
}

/** The approvals and signatures that another change of the terms makes void. */
export function voidsOf({ stages, slots }: Negotiation): ContentOf<'offered'>['voids'] {
  const approvals = stages.reduce((sum, stage) => sum + stage.approvals.length, 0);
  return { approvals, signatures: slots.filter(({ signature }) => signature !== null).length };
}

/** By when a round is to be answered: as the timetable says, else within a week. */
export function answerDate(scene: Scene, { rounds }: Timetable, round: number): string {
  const today = todayOf(scene);
  const planned = rounds[round - 1] ?? rounds.find((date) => date >= today);
  return planned !== undefined && planned >= today ? planned : daysAfter(today, DAYS_TO_ANSWER);
}

function requireOffering(scene: Scene): void {
  if (OFFERING.includes(scene.state.phase)) return;
  throw notNow(scene, 'No more offers can be made here.');
}

function requireUnmoved(scene: Scene, seen: number | undefined): void {
  if (seen === undefined) return;
  const moved = scene.state.steps.findLast(
    ({ number, content }) =>
      number > seen &&
      (content.type === 'offered' ||
        (content.type === 'prepared' && content.side === scene.who.side)),
  );
  if (!moved) return;
  throw notNow(scene, 'Somebody has changed the terms since you looked at them. Look again.');
}

function refuseBehind(scene: Scene, base: Base, latest: number): void {
  if (base.revision === latest) return;
  throw notNow(
    scene,
    `Revision ${latest} of “${scene.key}” was published since this was written. Write your terms over it, and send them then.`,
  );
}

function refuseUnsound(scene: Scene, terms: DraftTerms, base: Base): void {
  const problems = scene.problemsOf(terms);
  if (problems.length > 0) {
    throw new AccordError('invalid', `These terms cannot be offered yet: ${problems.join('; ')}.`);
  }
  if (scene.hashOf(terms) === scene.hashOf(base.terms)) {
    throw new AccordError('invalid', 'These terms are those in force. Change something first.');
  }
  refuseOthers(scene, terms, base);
  refuseLate(scene, terms);
  const missing = missingSignatory(scene.register, sidedTerms(terms));
  if (missing !== null) throw new AccordError('conflict', missing);
}

function refuseOthers(scene: Scene, terms: DraftTerms, base: Base): void {
  const now = sidedTerms(terms);
  const before = base.revision > 0 ? sidedTerms(base.terms) : sidedOf(scene);
  if (
    now.kind === before.kind &&
    now.customer === before.customer &&
    now.provider === before.provider
  ) {
    return;
  }
  throw new AccordError(
    'invalid',
    'Its kind, the customer and the provider stay as they are. Negotiate another agreement for others.',
  );
}

function refuseLate(scene: Scene, terms: DraftTerms): void {
  const problem = lateness(scene, terms);
  if (problem !== null) throw new AccordError('invalid', problem);
}

/** Why terms cannot take effect on their date: they would hold for a time that is over. */
export function lateness(scene: Pick<Scene, 'state' | 'now'>, terms: DraftTerms): string | null {
  const { from } = sidedTerms(terms).effective;
  const today = todayOf(scene);
  if (from > today || (scene.state.urgent && from === today)) return null;
  const urgent = scene.state.urgent
    ? 'today or later'
    : 'a later date, or make it an urgent correction';
  return `It would take effect on ${dateWords(from)}, which is not to come. Choose ${urgent}.`;
}
