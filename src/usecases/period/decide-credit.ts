import type { Proposal } from '../../domain/compliance/proposal.ts';
import { AccordError } from '../../domain/error.ts';
import { requireSecondPerson } from '../../domain/party/second-person.ts';
import type { Db } from '../../storage/database.ts';
import { sealsOf } from '../../storage/seals.ts';
import type { Setting } from '../status/viewing.ts';
import { CREDIT, type CreditContent } from './credit-content.ts';
import { decideProposal, reasonGiven } from './decide-proposal.ts';

type Credits = Proposal<CreditContent>;

/** Lets proposed credits be owed, as a person other than the one who proposed them. */
export async function approveCredit(
  context: Setting,
  { id }: { readonly id: string },
): Promise<Credits> {
  const decide = async (tx: Db, proposal: Credits) => {
    requireSecondPerson(context.actor, [proposal.proposer]);
    await refuseRestated(tx, context, proposal);
  };
  const step = { id, right: 'approve-credit', step: 'approved', reason: null, of: CREDIT } as const;
  return decideProposal(context, { ...step, decide });
}

/** Decides that proposed credits are not owed, as a person other than the one who proposed them. */
export async function declineCredit(
  context: Setting,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Credits> {
  const decide = ({ proposer }: Credits) => requireSecondPerson(context.actor, [proposer]);
  const step = {
    id,
    right: 'decline-credit',
    step: 'declined',
    reason: reasonGiven(reason),
    of: CREDIT,
  } as const;
  return decideProposal(context, { ...step, decide: (_, proposal) => decide(proposal) });
}

/** Credits follow from the figures as they are published now. */
async function refuseRestated(tx: Db, { workspace }: Setting, proposal: Credits): Promise<void> {
  const { agreementKey, period, content } = proposal;
  for (const [targetKey, number] of Object.entries(content.seals)) {
    const place = { workspaceId: workspace.id, agreementKey, targetKey, period };
    const latest = (await sealsOf(tx, place)).at(-1);
    if (latest?.number === number) continue;
    throw new AccordError(
      'conflict',
      'The figures that this follows from have been restated since. Look at the newer proposal.',
    );
  }
}
