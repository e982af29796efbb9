import { AccordError } from '../../domain/error.ts';
import { refuseUnwaiting } from '../../domain/maintenance/decide-maintenance.ts';
import type { MaintenanceState } from '../../domain/maintenance/fold-maintenance.ts';
import {
  type Authority,
  agreementSubject,
  requireAuthority,
} from '../../domain/party/authority.ts';
import { requireSecondPerson } from '../../domain/party/second-person.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { type KeptMaintenance, lockMaintenance } from '../../storage/maintenances.ts';
import { transactionTriedAgain } from '../../storage/try-again.ts';
import { decideExclusion } from '../exclusion/decide-exclusion.ts';
import { keepRequest } from '../exclusion/request-exclusion.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { openView } from '../status/viewing.ts';
import { type Judged, judgeAgreements } from './judge-agreements.ts';
import { keepMaintenanceStep, stateOf } from './keep-maintenance-step.ts';
import type { MaintenanceScene } from './tell-maintenance.ts';

type Of = { readonly id: string };

/** What an approval now would mean for each agreement; refused to those who could not give it. */
export async function maintenanceToApprove(context: Telling, { id }: Of) {
  const { register, authority } = await openView(context);
  requireAuthority(authority, 'approve-exclusion', 'anything');
  return context.database.transaction(async (tx) => {
    const { kept, state } = await waiting(tx, context, { id, authority });
    return {
      register,
      id,
      service: kept.serviceKey,
      state,
      ...(await judged(tx, context, { register, kept })),
    };
  });
}

/** Approves a planned maintenance, or other times for it, as a second person: what was agreed not to count is excluded, and customers are told. */
export async function approveMaintenance(context: Telling, { id }: Of): Promise<MaintenanceScene> {
  const { register, authority } = await openView(context);
  requireAuthority(authority, 'approve-exclusion', 'anything');
  return transactionTriedAgain(context.database, async (tx) => {
    const { kept, state } = await waiting(tx, context, { id, authority });
    const { judged: found } = await judged(tx, context, { register, kept });
    const moved = state.approvedAt !== null;
    await takeBack(tx, context, { register, state, reason: 'the maintenance was moved' });
    const exclusions = await exclude(tx, context, { register, authority, kept, found });
    return keepMaintenanceStep(tx, context, {
      ...{ register, kept, content: { type: 'approved', exclusions: [...exclusions] } },
      happened: {
        move: moved ? 'moved' : 'announced',
        words: moved ? (state.wanted?.reason ?? null) : null,
      },
    });
  });
}

/** Refuses a planned maintenance, or other times for it. */
export async function declineMaintenance(
  context: Telling,
  { id, reason }: Of & { readonly reason: string },
): Promise<MaintenanceScene> {
  const { register, authority } = await openView(context);
  requireAuthority(authority, 'approve-exclusion', 'anything');
  if (reason.trim() === '') throw new AccordError('invalid', 'Please write why.');
  return transactionTriedAgain(context.database, async (tx) => {
    const { kept } = await lockedMaintenance(tx, context, id);
    requireAuthority(authority, 'approve-exclusion', { services: [kept.serviceKey], parties: [] });
    refuseUnwaiting(stateOf(kept), Number.NEGATIVE_INFINITY);
    return keepMaintenanceStep(tx, context, {
      ...{ register, kept, content: { type: 'declined', reason: reason.trim() } },
      happened: { move: 'declined', words: reason.trim(), inside: true },
    });
  });
}

/** A maintenance that nobody else changes until the transaction ends; refused when there is none. */
export async function lockedMaintenance(tx: Db, { workspace }: Telling, id: string) {
  const kept = await lockMaintenance(tx, { workspaceId: workspace.id, id });
  if (kept) return { kept, state: stateOf(kept) };
  throw new AccordError(
    'not-found',
    'There is no such maintenance. /sla maintenance shows what is planned.',
  );
}

type Waiting = Of & { readonly authority: Authority };

async function waiting(tx: Db, context: Telling, { id, authority }: Waiting) {
  const { kept, state } = await lockedMaintenance(tx, context, id);
  requireAuthority(authority, 'approve-exclusion', { services: [kept.serviceKey], parties: [] });
  refuseUnwaiting(state, context.now);
  requireSecondPerson(context.actor, [state.proposedBy]);
  return { kept, state };
}

type Judging = { readonly register: Register; readonly kept: KeptMaintenance };

async function judged(tx: Db, { workspace, now }: Telling, { register, kept }: Judging) {
  const state = stateOf(kept);
  const { from, to } = state.wanted ?? state;
  const found = await judgeAgreements(tx, {
    ...{ workspaceId: workspace.id, register, service: kept.serviceKey, span: { from, to } },
    ...{ announcedAt: now, besides: state.exclusions.map((one) => one.id) },
  });
  return { judged: found };
}

type Excluding = Judging & { readonly authority: Authority; readonly found: readonly Judged[] };

/** Asks for what was agreed not to count in the name of who planned it, and approves it. */
async function exclude(
  tx: Db,
  context: Telling,
  { register, authority, kept, found }: Excluding,
): Promise<readonly { readonly agreement: string; readonly id: string }[]> {
  const { workspace, now: at } = context;
  const state = stateOf(kept);
  const { from, to } = state.wanted ?? state;
  const exclusions = [];
  for (const { agreement, judgement } of found) {
    if (judgement.agreed.length === 0) continue;
    const subject = agreementSubject(register, agreement.key);
    requireAuthority(authority, 'approve-exclusion', subject);
    const request = {
      ...{ agreementKey: agreement.key, serviceKey: kept.serviceKey, workItemKey: null, from, to },
      ...({ category: 'maintenance', reason: state.words, announcedAt: at } as const),
    };
    const asked = { workspaceId: workspace.id, at, actor: state.proposedBy, request };
    const { id } = await keepRequest(tx, asked);
    const step = { id, step: 'approved', reason: null } as const;
    await decideExclusion(tx, context, { ...step, register, authority });
    exclusions.push({ agreement: agreement.key, id });
  }
  return exclusions;
}

type TakingBack = {
  readonly register: Register;
  readonly state: MaintenanceState;
  readonly reason: string;
};

/** What was excluded for a maintenance counts again. */
export async function takeBack(
  tx: Db,
  context: Telling,
  { register, state, reason }: TakingBack,
): Promise<void> {
  for (const { id } of state.exclusions) {
    const step = { id, step: 'revoked', reason } as const;
    await decideExclusion(tx, context, { ...step, register, authority: null });
  }
}
