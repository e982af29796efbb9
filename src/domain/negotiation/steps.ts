import { z } from 'zod';
import type { Instant } from '../calendar/instant.ts';
import { ROLES } from '../party/party-terms.ts';
import { localDate } from '../register/term-values.ts';
import { SIDES } from './sides.ts';

const side = z.enum(SIDES);
const terms = z.record(z.string(), z.unknown());

/** The revision that the terms are to change, as it was; 0 and empty for an agreement that is new. */
const base = z.strictObject({ revision: z.int(), hash: z.string(), terms });

/** By when each round is to be answered, and by when both sides want to have signed. */
const timetable = z.strictObject({ rounds: z.array(localDate), signBy: localDate.nullable() });

/** What the other side says to one changed term. */
export const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accepted') }),
  /** The value that they want instead; null for a term that is to be left out. */
  z.strictObject({ kind: z.literal('countered'), value: z.unknown() }),
  z.strictObject({ kind: z.literal('declined'), reason: z.string() }),
]);

export const STAGE_KEYS = [
  'service-owner',
  'service-level-manager',
  'supplier-manager',
  'finance',
  'executive',
  'second-person',
  'customer-approver',
] as const;

/** One stage of the approval inside one side. */
const stage = z.strictObject({
  key: z.enum(STAGE_KEYS),
  side,
  /** Why it is asked for, as a sentence. */
  why: z.string(),
  /** Whom the register names for it, with their deputies as they were then; else the roles decide. */
  named: z.array(z.strictObject({ person: z.string(), deputy: z.string().nullable() })),
  roles: z.array(z.enum(ROLES)),
  quorum: z.int().positive(),
  /** Within how many milliseconds it is to be decided. */
  allowance: z.int(),
  /** Whether those who wrote the terms may decide about them. */
  own: z.boolean(),
});

/** One signature that is needed: of somebody named, or of anybody who signs for the side. */
const slot = z.strictObject({
  side,
  person: z.string().nullable(),
  deputy: z.string().nullable(),
});

const counts = z.strictObject({ approvals: z.int(), signatures: z.int() });
const by = { person: z.string(), instead: z.string().nullable() };
const stageKey = z.enum(STAGE_KEYS);

/** Everything that can happen in a negotiation; what it stands for follows from nothing else. */
export const stepContent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('started'),
    side,
    reason: z.string(),
    urgent: z.boolean(),
    base,
    /** Keeps digests of terms from being guessed; negotiations from before there were digests have none. */
    salt: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('prepared'), side, terms, timetable, base }),
  z.strictObject({
    type: z.literal('offered'),
    ...{ side, round: z.int(), terms, hash: z.string(), answerBy: localDate, timetable, base },
    message: z.string().nullable(),
    /** What of the consequences the other side may see. */
    shared: z.array(z.string()),
    /** Whether somebody wrote it, or it is what the answers to the round before come to. */
    made: z.enum(['by hand', 'by answers']),
    /** The approvals and signatures that it makes void. */
    voids: counts,
  }),
  z.strictObject({
    ...{ type: z.literal('answered'), side, round: z.int() },
    answers: z.array(z.strictObject({ path: z.string(), answer })).min(1),
  }),
  z.strictObject({
    ...{ type: z.literal('commented'), side, round: z.int(), path: z.string().nullable() },
    ...{ text: z.string(), inside: z.boolean() },
  }),
  z.strictObject({
    ...{ type: z.literal('round-closed'), round: z.int(), made: z.enum(['by answers', 'by date']) },
    outcome: z.enum(['accepted', 'countered', 'declined']),
  }),
  z.strictObject({ type: z.literal('withdrawn'), side, reason: z.string() }),
  z.strictObject({ type: z.literal('paused'), side, reason: z.string() }),
  z.strictObject({ type: z.literal('resumed'), side }),
  z.strictObject({ type: z.literal('expired'), round: z.int() }),
  z.strictObject({ type: z.literal('revived'), side, reason: z.string(), answerBy: localDate }),
  z.strictObject({ type: z.literal('approval-opened'), stages: z.array(stage) }),
  z.strictObject({ type: z.literal('approved'), stage: stageKey, side, ...by }),
  z.strictObject({
    ...{ type: z.literal('rejected'), stage: stageKey, side, ...by, reason: z.string() },
    voids: counts,
  }),
  z.strictObject({ type: z.literal('asked'), stage: stageKey, side, ...by, question: z.string() }),
  z.strictObject({ type: z.literal('replied'), stage: stageKey, side, text: z.string() }),
  z.strictObject({ type: z.literal('escalated'), stage: stageKey, side }),
  z.strictObject({ type: z.literal('signing-opened'), slots: z.array(slot) }),
  z.strictObject({ type: z.literal('signed'), side, ...by }),
  z.strictObject({ type: z.literal('agreed'), revision: z.int(), effectiveFrom: localDate }),
  z.strictObject({ type: z.literal('in-force'), revision: z.int() }),
]);

export type StepContent = z.output<typeof stepContent>;
export type StepType = StepContent['type'];
export type ContentOf<Type extends StepType> = Extract<StepContent, { type: Type }>;
export type Answer = z.output<typeof answer>;
export type Stage = z.output<typeof stage>;
export type StageKey = Stage['key'];
export type Slot = z.output<typeof slot>;
export type Base = z.output<typeof base>;
export type Timetable = z.output<typeof timetable>;

/** A step that was taken, as it is kept. */
export type Step = {
  readonly number: number;
  readonly at: Instant;
  /** As the audit trail names them. */
  readonly actor: string;
  /** Equal for one and the same human. */
  readonly identity: string;
  /** The hash of the exact terms that the step is about; null while nothing was offered. */
  readonly hash: string | null;
  readonly content: StepContent;
};
