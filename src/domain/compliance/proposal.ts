import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import { AccordError } from '../error.ts';

export const PROPOSAL_STEPS = ['requested', 'approved', 'declined'] as const;
export type ProposalStepName = (typeof PROPOSAL_STEPS)[number];

type ProposalStep = {
  readonly step: ProposalStepName;
  readonly at: Instant;
  readonly actor: string;
  readonly reason: string | null;
};

/** Something that was calculated about an ended period and does not hold before a person approves it. */
export type Proposal<Content> = {
  readonly id: string;
  readonly agreementKey: string;
  readonly period: Interval;
  readonly content: Content;
  readonly proposedAt: Instant;
  readonly proposer: string;
  readonly steps: readonly ProposalStep[];
};

export type ProposalState = 'proposed' | ProposalStepName;

/** Where a proposal stands. */
export function proposalState({ steps }: Pick<Proposal<unknown>, 'steps'>): ProposalState {
  return PROPOSAL_STEPS.findLast((name) => steps.some(({ step }) => step === name)) ?? 'proposed';
}

/** Refuses what was decided already, saying how and by whom. */
export function refuseDecided(proposal: Pick<Proposal<unknown>, 'steps'>): void {
  const decision = proposal.steps.find(({ step }) => step !== 'requested');
  if (!decision) return;
  throw new AccordError(
    'conflict',
    `This was ${decision.step} already, by ${decision.actor}. Nothing has changed.`,
  );
}
