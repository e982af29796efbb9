import {
  type Proposal,
  type ProposalStepName,
  refuseDecided,
} from '../../domain/compliance/proposal.ts';
import { AccordError } from '../../domain/error.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { agreementSubject, requireAuthority } from '../../domain/party/authority.ts';
import type { Right } from '../../domain/party/rights.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { addProposalStep, lockProposal } from '../../storage/proposals.ts';
import { openView, type Setting } from '../status/viewing.ts';

type Kind<Content> = Parameters<typeof lockProposal<Content>>[1]['of'];

type Deciding<Content> = {
  readonly id: string;
  /** What somebody needs who takes this step. */
  readonly right: Right;
  readonly step: ProposalStepName;
  readonly reason: string | null;
  readonly of: Kind<Content>;
  /** Refuses, or does what the decision brings about. */
  readonly decide: (tx: Db, proposal: Proposal<Content>) => Promise<void> | void;
};

/** Adds one step to a proposal that nobody has decided yet, with all that follows from it. */
export async function decideProposal<Content>(
  context: Setting,
  { id, right, step, reason, of, decide }: Deciding<Content>,
): Promise<Proposal<Content>> {
  const { database, workspace, now: at } = context;
  const place = { workspaceId: workspace.id, id, of };
  const actor = nameActor(context.actor);
  const { authority, register } = await openView(context);
  requireAuthority(authority, right, 'anything');
  return database.transaction(async (tx) => {
    const proposal = await lockProposal(tx, place);
    if (!proposal) throw unknown(of.kind, id);
    requireAuthority(authority, right, agreementSubject(register, proposal.agreementKey));
    refuseDecided(proposal);
    await decide(tx, proposal);
    await addProposalStep(tx, { id, step, at, actor, reason });
    await record(tx, {
      ...{ workspaceId: workspace.id, at, actor },
      verb: `${of.kind} ${step}`,
      subject: `agreement:${proposal.agreementKey}`,
      detail: { id, reason },
      before: { state: proposal.steps.at(-1)?.step ?? 'proposed' },
      ...{ after: { state: step }, reason },
    });
    return (await lockProposal(tx, place)) ?? proposal;
  });
}

/** A reason that a person gave; refuses an empty one. */
export function reasonGiven(text: string): string {
  if (text.trim() !== '') return text.trim();
  throw new AccordError('invalid', 'This needs a reason. Write one.');
}

function unknown(kind: string, id: string): AccordError {
  return new AccordError(
    'not-found',
    `There is no proposed ${kind} “${id}”. Look for it among those of its agreement.`,
  );
}
