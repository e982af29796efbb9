import type { Proposal } from '../../domain/compliance/proposal.ts';
import { AccordError } from '../../domain/error.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { requireSecondPerson } from '../../domain/party/second-person.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { proposalsUnder } from '../../storage/proposals.ts';
import { addSeal, sealsOf } from '../../storage/seals.ts';
import { openView, type Setting } from '../status/viewing.ts';
import { decideProposal, reasonGiven } from './decide-proposal.ts';
import { contradictionOf } from './detect-restatements.ts';
import { measuringAt } from './fresh-figure.ts';
import { RESTATEMENT, type RestatementContent } from './restatement-proposal.ts';
import { sealOf } from './seal-periods.ts';

type Restatement = Proposal<RestatementContent>;

/** Every restatement that was ever proposed, the latest period first; for the provider's own people. */
export async function listRestatements(context: Setting): Promise<readonly Restatement[]> {
  const { authority, register } = await openView(context);
  requireAuthority(authority, 'see-restatements', 'anything');
  const agreementKeys = [...register.agreements.keys()];
  const place = { workspaceId: context.workspace.id, agreementKeys, of: RESTATEMENT };
  return proposalsUnder(context.database, place);
}

/** Asks for a restatement that was found, naming its cause. */
export async function requestRestatement(
  context: Setting,
  { id, cause }: { readonly id: string; readonly cause: string },
): Promise<Restatement> {
  const step = {
    id,
    right: 'request-restatement',
    step: 'requested',
    reason: reasonGiven(cause),
    of: RESTATEMENT,
  } as const;
  return decideProposal(context, { ...step, decide: (_, proposal) => refuseAsked(proposal) });
}

/** Publishes a restatement as a person other than the one who asked for it. */
export async function approveRestatement(
  context: Setting,
  { id }: { readonly id: string },
): Promise<Restatement> {
  const { register } = await openView(context);
  const step = {
    id,
    right: 'approve-restatement',
    step: 'approved',
    reason: null,
    of: RESTATEMENT,
  } as const;
  const decide = (tx: Db, proposal: Restatement) => restate(tx, context, { register, proposal });
  return decideProposal(context, { ...step, decide });
}

/** Keeps the published figure in spite of what was found. */
export async function declineRestatement(
  context: Setting,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Restatement> {
  const step = {
    id,
    right: 'decline-restatement',
    step: 'declined',
    reason: reasonGiven(reason),
    of: RESTATEMENT,
  } as const;
  return decideProposal(context, { ...step, decide: () => undefined });
}

function refuseAsked(proposal: Restatement): void {
  const request = requestOf(proposal);
  if (!request) return;
  throw new AccordError('conflict', `${request.actor} has asked for this already. Approve it.`);
}

function requestOf({ steps }: Restatement) {
  return steps.find(({ step }) => step === 'requested') ?? null;
}

type Restating = { readonly register: Register; readonly proposal: Restatement };

async function restate(tx: Db, context: Setting, { register, proposal }: Restating): Promise<void> {
  const { agreementKey, period, content } = proposal;
  const { targetKey } = content;
  const request = requestOf(proposal);
  if (!request) {
    throw new AccordError('conflict', 'Nobody has named its cause yet. Ask for it first.');
  }
  requireSecondPerson(context.actor, [request.actor]);
  const workspaceId = context.workspace.id;
  const measuring = measuringAt({ db: tx, workspaceId, register });
  const latest = (await sealsOf(tx, { workspaceId, agreementKey, targetKey, period })).at(-1);
  const found = latest && (await contradictionOf(measuring, latest));
  if (!found || found.content.against !== content.against || !isSame(found.content, content)) {
    throw new AccordError(
      'conflict',
      'What is known about the period has changed since this was proposed. Look for restatements again.',
    );
  }
  const sealing = {
    number: content.against + 1,
    sealedAt: context.now,
    requester: request.actor,
  };
  const restated = {
    cause: request.reason ?? '',
    approver: nameActor(context.actor),
    difference: content.difference,
  };
  await addSeal(tx, { workspaceId, ...sealOf(found.fresh, sealing), restated });
}

function isSame(a: RestatementContent, b: RestatementContent): boolean {
  return a.figureHash === b.figureHash;
}
