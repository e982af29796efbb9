import { dateWords } from '../../domain/agreement/date-words.ts';
import { dateIn } from '../../domain/agreement/dates/term.ts';
import {
  LIFECYCLE,
  type LifecycleState,
  type LifecycleStep,
  type Transition,
  transition,
} from '../../domain/agreement/lifecycle.ts';
import { agreementState, lifecycleState } from '../../domain/agreement/lifecycle-state.ts';
import { instantWords } from '../../domain/calendar/calendar-words.ts';
import { formatInstant, type Instant } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import { agreementSubject, authorityOf, requireAuthority } from '../../domain/party/authority.ts';
import type { Right } from '../../domain/party/rights.ts';
import {
  agreementInForce,
  latestAgreement,
  type Register,
} from '../../domain/register/register.ts';
import { capitalised } from '../../domain/target/capitalised.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { addTransitions, transitionsOf } from '../../storage/lifecycle.ts';
import { readRegister } from '../register/load-register.ts';
import type { Setting } from '../status/viewing.ts';

/** The steps that people take with an agreement that stands in the register. */
export const AGREEMENT_STEPS = ['review', 'keep', 'terminate', 'withdraw'] as const;

export type AgreementStep = Extract<LifecycleStep, (typeof AGREEMENT_STEPS)[number]>;

/** The right that each step asks for. */
export const STEP_RIGHTS: Readonly<Record<AgreementStep, Right>> = {
  review: 'review-agreement',
  keep: 'review-agreement',
  terminate: 'terminate-agreement',
  withdraw: 'withdraw-agreement',
};

const DONE: Readonly<Record<AgreementStep, string>> = {
  review: 'put under review',
  keep: 'kept after review',
  terminate: 'terminated',
  withdraw: 'withdrawn',
};

const DEEDS: Readonly<Partial<Record<LifecycleStep, string>>> = {
  review: 'put it under review',
  keep: 'kept it after its review',
  terminate: 'terminated it',
  withdraw: 'withdrawn it',
};

type Stepping = {
  /** Its key. */
  readonly key: string;
  readonly step: AgreementStep;
  readonly reason: string;
  /** From when it counts; now when nothing else is said. */
  readonly effectiveAt?: Instant | null;
  /** Without it the step is a rehearsal: it says what it would do. */
  readonly confirmed: boolean;
};

/** What a step does, or would do before it is confirmed. */
export type SteppedAgreement = {
  readonly key: string;
  readonly revision: number;
  readonly from: LifecycleState | 'new';
  readonly to: LifecycleState;
  readonly effectiveAt: Instant | null;
  /** Whether it was done, and not only asked for. */
  readonly done: boolean;
};

/** Takes a step with an agreement that stands in the register, for whoever has the right to it. */
export async function stepAgreement(
  tx: Db,
  context: Setting,
  stepping: Stepping,
): Promise<SteppedAgreement> {
  const { workspace, actor, now: at } = context;
  const { key, step, confirmed, effectiveAt = null } = stepping;
  const register = await readRegister(tx, workspace.id);
  const authority = authorityOf(register, { actor, homeTeamId: workspace.teamId });
  requireAuthority(authority, STEP_RIGHTS[step], agreementSubject(register, key));
  const reason = reasonFor(stepping);
  const transitions = await transitionsOf(tx, { workspaceId: workspace.id, agreementKeys: [key] });
  const standing = { register, transitions, key, at };
  refuseRepeated(standing, step);
  const { revision, state } = meantRevision(standing, step);
  const stepped = { key, revision, from: state, to: transition(state, step), effectiveAt };
  if (!confirmed && LIFECYCLE[step].needsConfirmation) return { ...stepped, done: false };
  const lastDay = effectiveAt === null ? null : lastDayOf(register, key, effectiveAt);
  await keep(tx, context, { stepped, step, reason, lastDay });
  return { ...stepped, done: true };
}

/** The last local date that belongs to an agreement which ends at an instant. */
function lastDayOf(register: Register, key: string, end: Instant): string | null {
  const timeZone = latestAgreement(register, key)?.terms.timeZone;
  return timeZone === undefined ? null : dateIn(timeZone, end - 1);
}

type Kept = {
  readonly stepped: Omit<SteppedAgreement, 'done'>;
  readonly step: AgreementStep;
  readonly reason: string;
  readonly lastDay: string | null;
};

async function keep(
  tx: Db,
  context: Setting,
  { stepped, step, reason, lastDay }: Kept,
): Promise<void> {
  const { workspace, now: at } = context;
  const { key, revision, from, to, effectiveAt } = stepped;
  const actor = nameActor(context.actor);
  const made = { agreementKey: key, revision, step, from, to, at, effectiveAt, actor, reason };
  await addTransitions(tx, { workspaceId: workspace.id, transitions: [made] });
  const ending =
    effectiveAt === null
      ? {}
      : { effectiveAt: formatInstant(effectiveAt), ...(lastDay && { lastDay }) };
  await record(tx, {
    ...{ workspaceId: workspace.id, at, actor, verb: DONE[step], subject: `agreement:${key}` },
    detail: { revision, ...ending },
    ...{ before: { state: from }, after: { state: to }, reason },
  });
}

type Standing = {
  readonly register: Register;
  readonly transitions: readonly Transition[];
  readonly key: string;
  readonly at: Instant;
};

/** What is in force is reviewed and terminated; what is to come is withdrawn. */
function meantRevision({ register, transitions, key, at }: Standing, step: AgreementStep) {
  const revisions = register.agreements.get(key) ?? [];
  const stateOf = (revision: number) => lifecycleState({ revisions, transitions, revision, at });
  const last = revisions.at(-1)?.number ?? 0;
  const inForce = agreementInForce(register, key, at)?.number;
  const meant = step === 'withdraw' ? last : inForce;
  if (meant !== undefined) return { revision: meant, state: stateOf(meant) };
  return { revision: last, state: agreementState({ revisions, transitions, at }) };
}

/** What was done already is not done again, and nothing is done with what somebody has terminated. */
function refuseRepeated({ register, transitions, key }: Standing, step: AgreementStep): void {
  const last = transitions.at(-1);
  const latest = register.agreements.get(key)?.at(-1)?.number;
  const isOver = last?.step === 'terminate' && last.revision === latest;
  if (!last || (last.step !== step && !isOver)) return;
  const { name } = actorNamed(register, last.actor);
  const timeZone = latestAgreement(register, key)?.terms.timeZone ?? 'UTC';
  const when = `${instantWords(last.at, timeZone)} (${timeZone})`;
  const lastDay = last.effectiveAt === null ? null : lastDayOf(register, key, last.effectiveAt);
  const ends = lastDay === null ? '' : `, with ${dateWords(lastDay)} as its last day`;
  throw new AccordError(
    'conflict',
    `${capitalised(name)} has already ${DEEDS[last.step] ?? 'changed it'}, on ${when}${ends}: ${last.reason ?? ''}`,
  );
}

const LONGEST_REASON = 3_000;

function reasonFor({ reason, step }: Stepping): string {
  const written = reason.trim();
  if (written !== '' && written.length <= LONGEST_REASON) return written;
  throw new AccordError(
    'invalid',
    `To ${LIFECYCLE[step].words}, I need a reason of 1 to 3,000 characters. Write one.`,
  );
}
