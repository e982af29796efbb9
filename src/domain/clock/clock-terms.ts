import type { Duration } from './duration.ts';

/** What starts, pauses and stops a clock, and how much time it grants. */
export type ClockTerms = {
  readonly kind: 'response' | 'resolution' | 'update';
  readonly within: Duration;
  /** The team or supplier, or the party, in whose hands alone time counts; whoever has it when absent. */
  readonly holder?: string | undefined;
  /** The pause reasons that count; all when absent. */
  readonly pauses?: readonly string[] | undefined;
  readonly reopen: 'resume' | 'new-cycle' | 'ignore';
  readonly reopenWithin: Duration;
  /** Whether resolving an item without a reply is its response. */
  readonly resolvedCounts: boolean;
};
