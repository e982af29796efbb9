import type { Instant } from '../calendar/instant.ts';
import type { DraftTerms } from '../draft/draft.ts';
import type { Difference } from '../register/differences.ts';
import type { Side } from './sides.ts';
import type { Answer, Base, ContentOf, Slot, Stage, Step, Timetable } from './steps.ts';

/** Where a negotiation stands; the last three are ends without an agreement. */
export type Phase =
  | 'preparing'
  | 'open'
  | 'approving'
  | 'signing'
  | 'agreed'
  | 'in-force'
  | 'withdrawn'
  | 'expired'
  | 'declined';

/** Who did something, and when. */
export type Deed = {
  readonly actor: string;
  readonly identity: string;
  readonly at: Instant;
};

/** Terms that a side is still writing; nobody else sees them. */
export type Preparation = Deed &
  Pick<ContentOf<'prepared'>, 'side' | 'terms' | 'timetable' | 'base'>;

export type GivenAnswer = Deed & { readonly path: string; readonly answer: Answer };

/** One offer, and what the other side says to it. */
export type Round = Deed &
  Pick<ContentOf<'offered'>, 'side' | 'terms' | 'hash' | 'message' | 'shared' | 'made'> & {
    readonly number: number;
    /** The last day on which it can be answered. */
    readonly answerBy: string;
    /** What is to be answered: the terms that differ from what the other side wanted last. */
    readonly changes: readonly Difference[];
    readonly answers: readonly GivenAnswer[];
    /** `replaced` by another offer before everything was answered. */
    readonly outcome: ContentOf<'round-closed'>['outcome'] | 'replaced' | null;
  };

export type Comment = Deed & Omit<ContentOf<'commented'>, 'type'>;

/** What somebody decided, for themselves or as a deputy. */
export type Decision = Deed & { readonly person: string; readonly instead: string | null };

/** A question of an approver; the clock of the stage stands still until it is answered. */
export type Question = Decision & {
  readonly question: string;
  readonly reply: (Deed & { readonly text: string }) | null;
};

export type StageState = Stage & {
  readonly hash: string;
  /** Since when it is its turn; null while another stage comes first. */
  readonly startedAt: Instant | null;
  readonly approvals: readonly Decision[];
  readonly questions: readonly Question[];
  readonly escalatedAt: Instant | null;
  /** How long its clock stood still so far, and since when it does; null while it runs. */
  readonly stoodStill: number;
  readonly stillSince: Instant | null;
};

export type SignatureSlot = Slot & {
  readonly hash: string;
  readonly signature: Decision | null;
};

/** A negotiation as its steps have made it. */
export type Negotiation = {
  readonly phase: Phase;
  /** Who began it, and why. */
  readonly side: Side;
  readonly reason: string;
  readonly urgent: boolean;
  readonly startedAt: Instant;
  readonly base: Base;
  /** With which what is inside goes into the hash of terms; null where the hash is that of the register. */
  readonly salt: string | null;
  readonly timetable: Timetable;
  /** What each side is writing; nobody of the other one knows of it. */
  readonly preparations: Readonly<Record<Side, Preparation | null>>;
  readonly rounds: readonly Round[];
  readonly comments: readonly Comment[];
  /** Who is to offer next, where the last round is over and nothing was agreed. */
  readonly toOffer: Side | null;
  readonly stages: readonly StageState[];
  readonly slots: readonly SignatureSlot[];
  readonly paused: (Deed & { readonly side: Side; readonly reason: string }) | null;
  readonly ended: (Deed & { readonly reason: string }) | null;
  /** The revision that it became. */
  readonly revision: number | null;
  /** The number of the last step. */
  readonly version: number;
  readonly steps: readonly Step[];
};

/** The round that is on the table; null before the first offer. */
export function lastRound({ rounds }: Negotiation): Round | null {
  return rounds.at(-1) ?? null;
}

/** The terms on the table: those of the last offer. */
export function termsOnTable(state: Negotiation): DraftTerms | null {
  return lastRound(state)?.terms ?? null;
}

/** What a side wanted last: its last offer, else what is in force now. */
export function positionOf({ rounds, base }: Negotiation, side: Side): DraftTerms {
  return rounds.findLast((one) => one.side === side)?.terms ?? base.terms;
}

/** Whose turn it is to offer or to answer; null when it is up to approvers, signatories or nobody. */
export function turnOf(state: Negotiation): Side | null {
  if (state.phase === 'preparing') return state.side;
  if (state.phase !== 'open') return null;
  if (state.toOffer !== null) return state.toOffer;
  const round = lastRound(state);
  return round && (round.side === 'provider' ? 'customer' : 'provider');
}

/** The changed terms of the last round that nobody has answered yet. */
export function openTerms(state: Negotiation): readonly Difference[] {
  const round = lastRound(state);
  if (!round || round.outcome !== null) return [];
  const answered = new Set(round.answers.map(({ path }) => path));
  return round.changes.filter(({ path }) => !answered.has(path));
}

/** The stage of each side whose turn it is. */
export function currentStages({ phase, stages }: Negotiation): readonly StageState[] {
  if (phase !== 'approving') return [];
  return stages.filter((one) => one.startedAt !== null && !isApproved(one));
}

/** Whether enough people have approved. */
export function isApproved({ approvals, quorum }: StageState): boolean {
  return approvals.length >= quorum;
}

/** When a stage is to be decided; null while its clock stands still or has not begun. */
export function stageDue({
  startedAt,
  stillSince,
  stoodStill,
  allowance,
}: StageState): Instant | null {
  if (startedAt === null || stillSince !== null) return null;
  return startedAt + stoodStill + allowance;
}

/** Whether nothing more can be done with it. */
export function isOver({ phase }: Negotiation): boolean {
  return ['in-force', 'withdrawn', 'expired', 'declined'].includes(phase);
}
