import { z } from 'zod';
import { SIDES } from '../domain/negotiation/sides.ts';
import { STAGE_KEYS } from '../domain/negotiation/steps.ts';
import { instant } from './notice-parts.ts';

/** One changed term in words; null where it is absent. */
const told = z.strictObject({
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** Which negotiation a notice is about and for whom it is, with nothing that they may not see. */
const about = {
  negotiation: z.string(),
  /** The number of the step that it tells of. */
  step: z.int(),
  agreement: z.string(),
  agreementName: z.string(),
  customerName: z.string(),
  providerName: z.string(),
  /** The side of whoever reads it, and the channel or user. */
  side: z.enum(SIDES),
  to: z.string(),
  /** 0 before the first offer. */
  round: z.int(),
  /** The short code of the terms on the table; null before the first offer. */
  code: z.string().nullable(),
  /** All that the terms on the table change. */
  changes: z.array(told),
  moreChanges: z.int(),
  effectiveFrom: z.string(),
  urgent: z.boolean(),
};

/** An offer, or a counter-offer, that the reader’s side is to answer. */
export const negotiationTurn = z.strictObject({
  ...{ kind: z.literal('negotiation-turn'), ...about },
  fromName: z.string(),
  answerBy: z.string(),
  message: z.string().nullable(),
  /** The terms that wait for an answer, by their paths. */
  terms: z.array(z.strictObject({ path: z.string(), ...told.shape })),
  moreTerms: z.int(),
  /** Whether the terms change what the reader’s side has offered, not what holds today. */
  isCounter: z.boolean().optional(),
  /** The approvals and signatures that the change made void. */
  voids: z.strictObject({ approvals: z.int(), signatures: z.int() }),
  /** How it stands now; absent while nothing has happened since. */
  now: z
    .strictObject({
      isOpen: z.boolean(),
      standing: z.string().nullable(),
      answers: z.array(
        z.strictObject({
          ...{ path: z.string(), by: z.string() },
          kind: z.enum(['accepted', 'countered', 'declined']),
          text: z.string().nullable(),
        }),
      ),
      comments: z.array(z.strictObject({ path: z.string(), by: z.string(), text: z.string() })),
    })
    .optional(),
});

const decision = z.strictObject({ by: z.string(), at: instant, insteadOf: z.string().nullable() });

/** How a stage stands. */
const stageNow = z.object({
  why: z.string(),
  quorum: z.int().default(1),
  state: z.enum(['waiting', 'running', 'approved']),
  approvals: z.array(decision).readonly(),
  questions: z
    .array(
      z.object({
        by: z.string(),
        question: z.string(),
        reply: z.object({ by: z.string(), at: instant, text: z.string() }).nullable(),
      }),
    )
    .readonly(),
  dueAt: instant.nullable(),
  escalated: z.boolean(),
});

/** How a request stands: whether the reader is still asked, and a sentence about the whole. */
const asked = { isAsked: z.boolean(), standing: z.string() };

/** Somebody is asked to approve terms for their side. */
export const approvalAsked = z.strictObject({
  ...{ kind: z.literal('approval-asked'), ...about },
  stage: z.enum(STAGE_KEYS),
  why: z.string(),
  dueAt: instant.nullable(),
  /** For whom the reader stands in, by name; null for their own part. */
  insteadOf: z.string().nullable(),
  escalated: z.boolean(),
  /** How it stands now; absent while nothing has happened since. */
  now: z.strictObject({ ...asked, stage: stageNow.nullable() }).optional(),
});

/** Somebody is asked to sign terms. */
export const signatureAsked = z.strictObject({
  ...{ kind: z.literal('signature-asked'), ...about },
  signBy: z.string().nullable(),
  insteadOf: z.string().nullable(),
  /** How it stands now; absent while nothing has happened since. */
  now: z
    .strictObject({
      ...asked,
      signatures: z.array(
        z.object({ side: z.enum(SIDES), name: z.string().nullable(), signed: decision.nullable() }),
      ),
    })
    .optional(),
});

export const MOVES = [
  'offered',
  'commented',
  'paused',
  'resumed',
  'revived',
  'to-offer',
  'accepted',
  'rejected',
  'asked',
  'replied',
  'signing',
  'signed',
  'agreed',
] as const;

/** A negotiation moved on, and the reader has nothing to do. */
export const negotiationMoved = z.strictObject({
  ...{ kind: z.literal('negotiation-moved'), ...about },
  move: z.enum(MOVES),
  byName: z.string(),
  /** What they wrote. */
  text: z.string().nullable(),
});

/** A negotiation is over without an agreement. */
export const negotiationEnded = z.strictObject({
  ...{ kind: z.literal('negotiation-ended'), ...about },
  how: z.enum(['withdrawn', 'expired', 'declined']),
  byName: z.string(),
  reason: z.string(),
});

const NEAR = ['answer', 'approval', 'signing', 'effect'] as const;

/** A date of the timetable comes near, or is here. */
export const negotiationNear = z.strictObject({
  ...{ kind: z.literal('negotiation-near'), ...about },
  what: z.enum(NEAR),
  on: z.string(),
  daysLeft: z.int(),
  /** How many days before the date this was to be told. */
  early: z.int(),
});

/** What was signed is in force from now on. */
export const termsInEffect = z.strictObject({
  ...{ kind: z.literal('terms-in-effect'), ...about },
  revision: z.int(),
});

const negotiationNotice = z.discriminatedUnion('kind', [
  negotiationTurn,
  approvalAsked,
  signatureAsked,
  negotiationMoved,
  negotiationEnded,
  negotiationNear,
  termsInEffect,
]);

export type NegotiationNotice = z.output<typeof negotiationNotice>;

/** What makes a notice about a negotiation one of its kind: one for each step, reader and matter. */
export function negotiationNoticeKey(notice: NegotiationNotice): string {
  const { negotiation, step, kind, to } = notice;
  const of = `negotiation/${negotiation}`;
  switch (notice.kind) {
    case 'negotiation-near':
      return `${of}/near/${notice.what}/${notice.on}/${notice.early}/${to}`;
    case 'negotiation-moved':
      return `${of}/${step}/${notice.move}/${to}`;
    case 'approval-asked':
      return `${of}/${step}/${kind}/${notice.stage}/${to}`;
    default:
      return `${of}/${step}/${kind}/${to}`;
  }
}
