import type { Instant } from '../calendar/instant.ts';
import type { Proposal } from './decide-offer.ts';
import { applyStep, foldNegotiation } from './fold-negotiation.ts';
import type { Negotiation } from './negotiation.ts';
import type { Participant } from './participant.ts';
import type { Side } from './sides.ts';

type Beginning = {
  readonly side: Side;
  readonly reason: string;
  readonly urgent: boolean;
  /** Random and unknown to others. */
  readonly salt: string;
  readonly proposal: Omit<Proposal, 'seen'>;
  readonly who: Pick<Participant, 'actor' | 'identity'>;
  readonly now: Instant;
};

/** A negotiation with its first two steps: that it was begun, and what is proposed. */
export function begunNegotiation({ who, now: at, ...beginning }: Beginning): Negotiation {
  const { side, reason, urgent, salt, proposal } = beginning;
  const taken = { at, actor: who.actor, identity: who.identity, hash: null };
  const { base } = proposal;
  const started = { type: 'started', side, reason, urgent, base, salt } as const;
  const prepared = { type: 'prepared', side, ...proposal } as const;
  const begun = foldNegotiation([{ number: 1, ...taken, content: started }]);
  return applyStep(begun, { number: 2, ...taken, content: prepared });
}
