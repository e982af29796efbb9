import { dateWords } from '../agreement/date-words.ts';
import { dateIn } from '../agreement/dates/term.ts';
import { instantWords } from '../calendar/calendar-words.ts';
import type { Instant } from '../calendar/instant.ts';
import type { DraftTerms } from '../draft/draft.ts';
import { AccordError } from '../error.ts';
import { actorNamed } from '../party/actor-name.ts';
import type { Register } from '../register/register.ts';
import { currentStages, type Negotiation, termsOnTable, turnOf } from './negotiation.ts';
import type { Participant } from './participant.ts';
import { type Sided, sidedTerms } from './sided-terms.ts';
import { partyName, type Side } from './sides.ts';

/** Everything that a decision at the table looks at. */
export type Scene = {
  /** The key of the agreement. */
  readonly key: string;
  readonly state: Negotiation;
  readonly who: Participant;
  readonly register: Register;
  readonly now: Instant;
  readonly hashOf: (terms: DraftTerms) => string;
  /** What would keep terms out of the register, in sentences. */
  readonly problemsOf: (terms: DraftTerms) => readonly string[];
  /** What people call the term at a path of the terms on the table. */
  readonly termNamed: (path: string) => string;
};

/** Between whom and about what is negotiated, as the terms on the table say it. */
export function sidedOf({ state }: Pick<Scene, 'state'>): Sided {
  const { preparations, base, side } = state;
  const known = base.revision > 0 ? base.terms : (preparations[side]?.terms ?? {});
  return sidedTerms(termsOnTable(state) ?? known);
}

/** The date at the place of the agreement. */
export function todayOf(scene: Pick<Scene, 'state' | 'now'>): string {
  return dateIn(sidedOf(scene).timeZone, scene.now);
}

/** The name of the party on a side. */
export function nameOf(scene: Pick<Scene, 'state' | 'register'>, side: Side): string {
  return partyName(scene.register, sidedOf(scene), side);
}

/** Refuses those who are not at the table, and says who is. */
export function requireNegotiator(scene: Scene): Side {
  const { who } = scene;
  if (who.side !== null && who.mayNegotiate) return who.side;
  const side = who.side === null ? '' : ` for ${nameOf(scene, who.side)}`;
  throw new AccordError(
    'forbidden',
    `You cannot speak${side} in the negotiation of “${scene.key}”. ${standing(scene)}`,
  );
}

/** Refuses a deed that is not possible now, and says where the negotiation stands. */
export function notNow(scene: Scene, why: string): AccordError {
  return new AccordError('conflict', `${why} ${standing(scene)}`);
}

/** Refuses anything but talk while the negotiation is paused. */
export function requireRunning(scene: Scene): void {
  const { paused } = scene.state;
  if (paused === null) return;
  throw new AccordError(
    'conflict',
    `The negotiation is paused: ${actorNamed(scene.register, paused.actor).name} wrote “${paused.reason}”. Resume it first.`,
  );
}

/** “Emma Schulz on Sat 21 Nov 2026, 11:00 (Europe/Berlin)”. */
export function doneBy(
  scene: Pick<Scene, 'state' | 'register'>,
  { actor, at }: { readonly actor: string; readonly at: Instant },
): string {
  const { timeZone } = sidedOf(scene);
  const when = `${instantWords(at, timeZone)} (${timeZone})`;
  return `${actorNamed(scene.register, actor).name} on ${when}`;
}

/** Where a negotiation stands and whose turn it is, as one or two sentences. */
export function standing(scene: Pick<Scene, 'state' | 'register'>): string {
  const { state } = scene;
  const turn = turnOf(state);
  switch (state.phase) {
    case 'preparing':
      return 'The offer is still being written.';
    case 'open': {
      const round = state.rounds.at(-1);
      if (!round || turn === null || state.toOffer !== null) {
        return `${turn === null ? 'Nobody' : nameOf(scene, turn)} is to make the next offer.`;
      }
      return `It is round ${round.number}: ${nameOf(scene, turn)} is to answer by ${dateWords(round.answerBy)}.`;
    }
    case 'approving': {
      const names = [...new Set(currentStages(state).map(({ side }) => nameOf(scene, side)))];
      return `Both sides agree on the terms; they are being approved by ${names.join(' and ')}.`;
    }
    case 'signing': {
      const left = state.slots.filter(({ signature }) => signature === null).length;
      return `The terms are being signed: ${left} of ${state.slots.length} signatures ${left === 1 ? 'is' : 'are'} missing.`;
    }
    case 'agreed':
      return `It is signed as revision ${state.revision ?? 0}, and takes effect on its date.`;
    case 'in-force':
      return `It is in force as revision ${state.revision ?? 0}.`;
    case 'withdrawn':
    case 'expired':
    case 'declined':
      return `It is over: ${state.ended ? `${ENDS[state.phase]} by ${doneBy(scene, state.ended)}` : state.phase}. ${state.ended?.reason ?? ''}`;
  }
}

const ENDS = { withdrawn: 'withdrawn', expired: 'closed', declined: 'declined' } as const;
