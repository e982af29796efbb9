import type { Instant } from '../calendar/instant.ts';

/** A span that by agreement does not count, and why. */
export type Exclusion = {
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
  /** Only of an exclusion that holds for one work item, or for one of several services. */
  readonly workItemKey?: string | undefined;
  readonly serviceKey?: string | undefined;
  /** Only of one that holds for the work items of a site, a group or a channel: “site Zurich”. */
  readonly segment?: string | undefined;
  /** Nothing was agreed then: whatever the agreement says of exclusions, the time is none of its. */
  readonly unagreed?: boolean | undefined;
};
