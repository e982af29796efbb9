import type { Instant } from '../calendar/instant.ts';

/** A span in which the service was down, or degraded by `weight` (0 to 1, default 1); `to` is null while it lasts. */
export type Outage = {
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly weight?: number | undefined;
  readonly serviceKey?: string | undefined;
  readonly component?: string | undefined;
  /** Where it was felt; everywhere where no site is named. */
  readonly site?: string | undefined;
};
