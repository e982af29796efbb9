import type { Interval } from '../../domain/calendar/interval.ts';
import type { CreditLine, CreditTotal } from '../../domain/compliance/credit-proposal.ts';
import {
  type Proposal,
  type ProposalState,
  proposalState,
} from '../../domain/compliance/proposal.ts';
import { maySeeCosts } from '../../domain/party/viewer.ts';
import { proposalsUnder } from '../../storage/proposals.ts';
import { agreementMeant, openView, type Setting } from '../status/viewing.ts';
import { CREDIT, type CreditContent } from './credit-content.ts';

/** Credits for one agreement and period, as far as the viewer may see them. */
export type ShownCredits = {
  readonly id: string;
  readonly agreementKey: string;
  readonly period: Interval;
  readonly state: ProposalState;
  readonly totals: readonly Pick<CreditTotal, 'currency' | 'amount'>[];
  /** How they were calculated, with the fees; null for people outside. */
  readonly lines: readonly CreditLine[] | null;
  /** The approved credits for the same period that they take the place of. */
  readonly replaces: string | null;
};

/** Proposed, approved and declined credits, the latest period first; people outside see only what is owed, without fees. */
export async function proposedCredits(
  context: Setting,
  question: { readonly agreement?: string | undefined } = {},
): Promise<readonly ShownCredits[]> {
  const view = await openView(context);
  const agreementKeys =
    question.agreement === undefined
      ? [...view.visible.agreements.keys()]
      : [agreementMeant(view, question.agreement).key];
  const place = { workspaceId: context.workspace.id, agreementKeys, of: CREDIT };
  const proposals = await proposalsUnder(context.database, place);
  if (maySeeCosts(view.viewer)) return proposals.map(wholly);
  return proposals.map(wholly).filter(isOwed).map(outside);
}

function wholly({ id, agreementKey, period, content, steps }: Proposal<CreditContent>) {
  const { totals, lines, replaces } = content;
  const state = proposalState({ steps });
  return { id, agreementKey, period, state, totals, lines, replaces };
}

function isOwed({ state, id }: ShownCredits, _: number, all: readonly ShownCredits[]): boolean {
  const replaced = all.some((other) => other.state === 'approved' && other.replaces === id);
  return state === 'approved' && !replaced;
}

function outside({ totals, ...shown }: ShownCredits): ShownCredits {
  const amounts = totals.map(({ currency, amount }) => ({ currency, amount }));
  return { ...shown, totals: amounts, lines: null };
}
