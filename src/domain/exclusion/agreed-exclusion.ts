import type { Instant } from '../calendar/instant.ts';
import type { Segment } from '../target/segment.ts';

export const EXCLUSION_CATEGORIES = [
  'maintenance',
  'force-majeure',
  'customer-caused',
  'other',
] as const;
export type ExclusionCategory = (typeof EXCLUSION_CATEGORIES)[number];

/** Where an exclusion holds: a whole agreement, one of its services, one work item under it, or those of a site, group or channel. */
export type ExclusionScope = {
  readonly agreementKey: string;
  readonly serviceKey: string | null;
  readonly workItemKey: string | null;
  /** Outages and samples do not tell where they were felt, so this is about work items alone. */
  readonly segment?: Segment | undefined;
};

/** What somebody asks not to count. */
export type ExclusionRequest = ExclusionScope & {
  readonly from: Instant;
  readonly to: Instant;
  readonly category: ExclusionCategory;
  readonly reason: string;
  /** When the customer was told of planned maintenance; null for anything else. */
  readonly announcedAt: Instant | null;
};

/** Who did something with it, when and why. */
type Step = { readonly at: Instant; readonly actor: string; readonly reason: string | null };

/** A requested exclusion and what became of it. */
export type AgreedExclusion = ExclusionRequest & {
  readonly id: string;
  readonly requestedAt: Instant;
  readonly requester: string;
  readonly approval: Step | null;
  readonly revocation: Step | null;
};

export type ExclusionState = 'requested' | 'approved' | 'revoked';

/** Where an exclusion stands; only an approved one keeps anything from counting. */
export function stateOf({ approval, revocation }: AgreedExclusion): ExclusionState {
  if (revocation) return 'revoked';
  return approval ? 'approved' : 'requested';
}
