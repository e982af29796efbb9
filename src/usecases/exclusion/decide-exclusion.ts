import { AccordError } from '../../domain/error.ts';
import { type AgreedExclusion, stateOf } from '../../domain/exclusion/agreed-exclusion.ts';
import { nameActor } from '../../domain/party/actor.ts';
import {
  type Authority,
  agreementSubject,
  requireAuthority,
} from '../../domain/party/authority.ts';
import { requireSecondPerson } from '../../domain/party/second-person.ts';
import type { Register } from '../../domain/register/register.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { addExclusionStep, lockExclusion } from '../../storage/exclusions.ts';
import { loadWorkItem } from '../../storage/work-items.ts';
import { refoldItems } from '../rebuild/refold-items.ts';
import { openView, type Setting } from '../status/viewing.ts';
import { rebuildClocks, refreshClocks } from '../work-item/refresh-clocks.ts';

/** Lets a requested exclusion count, as a person other than the one who asked for it. */
export function approveExclusion(
  context: Setting,
  { id }: { readonly id: string },
): Promise<AgreedExclusion> {
  return decide(context, { id, step: 'approved', reason: null });
}

/** Takes an exclusion back, whether it was approved or not; it stays readable and does not count. */
export function revokeExclusion(
  context: Setting,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<AgreedExclusion> {
  if (reason.trim() === '') {
    throw new AccordError('invalid', 'Revoking an exclusion needs a reason. Write one.');
  }
  return decide(context, { id, step: 'revoked', reason: reason.trim() });
}

type Decision = {
  readonly id: string;
  readonly step: 'approved' | 'revoked';
  readonly reason: string | null;
};

async function decide(context: Setting, decision: Decision): Promise<AgreedExclusion> {
  const { authority, register } = await openView(context);
  requireAuthority(authority, RIGHT_TO[decision.step], 'anything');
  return context.database.transaction((tx) =>
    decideExclusion(tx, context, { ...decision, register, authority }),
  );
}

const RIGHT_TO = { approved: 'approve-exclusion', revoked: 'revoke-exclusion' } as const;

type Deciding = Decision & {
  readonly register: Register;
  /** Null where it follows from a deed that the actor had the right to. */
  readonly authority: Authority | null;
};

/** Approves or revokes an exclusion as part of a verb's transaction. */
export async function decideExclusion(
  tx: Db,
  context: Setting,
  { id, step, reason, register, authority }: Deciding,
): Promise<AgreedExclusion> {
  const { workspace, now: at } = context;
  const place = { workspaceId: workspace.id, id };
  const exclusion = await lockExclusion(tx, place);
  if (!exclusion) throw unknown(id);
  const subject = agreementSubject(register, exclusion.agreementKey);
  if (authority) requireAuthority(authority, RIGHT_TO[step], subject);
  refuseRepeated(exclusion, step);
  if (step === 'approved') requireSecondPerson(context.actor, [exclusion.requester]);
  const actor = nameActor(context.actor);
  await addExclusionStep(tx, { id, step, at, actor, reason });
  await record(tx, {
    ...{ workspaceId: workspace.id, at, actor },
    verb: `exclusion ${step}`,
    subject: `agreement:${exclusion.agreementKey}`,
    detail: { id, reason },
    ...{ before: { state: stateOf(exclusion) }, after: { state: step }, reason },
  });
  await foldAgain(tx, { context, register, exclusion });
  return (await lockExclusion(tx, place)) ?? exclusion;
}

function refuseRepeated(exclusion: AgreedExclusion, step: Decision['step']): void {
  const state = stateOf(exclusion);
  if (state === 'requested' || (state === 'approved' && step === 'revoked')) return;
  const { actor } = exclusion.revocation ?? exclusion.approval ?? { actor: '' };
  throw new AccordError(
    'conflict',
    `This exclusion was ${state} already, by ${actor}. Ask for a new one to change it.`,
  );
}

type Excluded = {
  readonly context: Setting;
  readonly register: Register;
  readonly exclusion: AgreedExclusion;
};

/** What does not count moves the dues of what it touches. */
async function foldAgain(tx: Db, { context, register, exclusion }: Excluded): Promise<void> {
  const { agreementKey, workItemKey } = exclusion;
  const of = { workspaceId: context.workspace.id, register, agreementKey, now: context.now };
  if (workItemKey === null) return rebuildClocks(tx, of);
  const item = await loadWorkItem(tx, { workspaceId: of.workspaceId, key: workItemKey });
  const items = { ...of, workItemIds: item ? [item.id] : [] };
  // What counts again may have passed a threshold in the meantime; what was told before is not told again.
  if (exclusion.approval) await refreshClocks(tx, { ...items, passed: 'tell' });
  else await refoldItems(tx, items);
}

function unknown(id: string): AccordError {
  return new AccordError(
    'not-found',
    `There is no exclusion “${id}”. Look for it among the exclusions of its agreement.`,
  );
}
