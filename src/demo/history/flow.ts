import type { Random } from './random.ts';

export type Priority = 'P1' | 'P2' | 'P3' | 'P4';

/** Working time in milliseconds: what is in time under every agreement, and from where on it is late under all. */
export type Span = { readonly good: number; readonly late: number };

/** How long the team of a flow has. */
export type Commitment = { readonly reply: Span; readonly resolve: Span };

/** The chance that an item of a priority is late. */
type Lateness = Partial<Record<Priority, number>>;

/** The stream of work items under an agreement: how many, which, and how they usually go. */
export type Flow = {
  /** The key of the agreement. */
  readonly agreement: string;
  /** What people write about. */
  readonly titles: readonly [string, ...string[]];
  /** An agreement that carries this one, and the priorities that are measured under it too. */
  readonly carriedBy?: { readonly agreement: string; readonly priorities: readonly Priority[] };
  /** The key of the calendar by which the team works. */
  readonly calendar: string;
  /** How many items open in each month from January to December. */
  readonly perMonth: readonly number[];
  /** How much busier the last working days of a month are than the others. */
  readonly monthEnd: number;
  readonly shares: Readonly<Partial<Record<Priority, number>>>;
  readonly commitments: Readonly<Record<Priority, Commitment>>;
  readonly supplierShare: number;
  /** Months, such as 2026-06, in which more was late than usual. */
  readonly lateReplies: Readonly<Record<string, Lateness>>;
  readonly lateResolutions: Readonly<Record<string, Lateness>>;
};

const PRIORITIES: readonly Priority[] = ['P1', 'P2', 'P3', 'P4'];

/** A priority drawn by the shares of a flow. */
export function drawPriority({ shares }: Flow, random: Random): Priority {
  let left = random.next();
  const drawn = PRIORITIES.find((priority) => {
    left -= shares[priority] ?? 0;
    return left < 0;
  });
  return drawn ?? 'P3';
}

/** Every agreement under which an item of a flow with a priority is measured. */
export function agreementsFor(
  { agreement, carriedBy }: Flow,
  priority: Priority,
): readonly string[] {
  const carried = carriedBy?.priorities.includes(priority) ?? false;
  return carried && carriedBy ? [agreement, carriedBy.agreement] : [agreement];
}
