import type { Random } from './random.ts';

export type Priority = 'P1' | 'P2' | 'P3' | 'P4';

/** How long the team of a flow has, in milliseconds of its working time. */
export type Promise = { readonly reply: number; readonly resolve: number };

/** The chance that an item of a priority is late. */
export type Lateness = Partial<Record<Priority, number>>;

/** The stream of work items under an agreement: how many, which, and how they usually go. */
export type Flow = {
  readonly name: string;
  /** Every agreement under which these items are measured. */
  readonly agreements: readonly string[];
  /** The key of the calendar by which the team works. */
  readonly calendar: string;
  /** How many items open in each month from January to December. */
  readonly perMonth: readonly number[];
  /** How much busier the last working days of a month are than the others. */
  readonly monthEnd: number;
  readonly shares: Readonly<Record<Priority, number>>;
  readonly promises: Readonly<Record<Priority, Promise>>;
  readonly supplierShare: number;
  /** Months, such as 2026-06, in which more was late than usual. */
  readonly lateReplies: Readonly<Record<string, Lateness>>;
  readonly lateResolutions: Readonly<Record<string, Lateness>>;
};

export const PRIORITIES: readonly Priority[] = ['P1', 'P2', 'P3', 'P4'];

/** A priority drawn by the shares of a flow. */
export function drawPriority({ shares }: Flow, random: Random): Priority {
  let left = random.next();
  const drawn = PRIORITIES.find((priority) => {
    left -= shares[priority];
    return left < 0;
  });
  return drawn ?? 'P4';
}
