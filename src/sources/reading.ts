import type { WorkItem } from '../domain/measurement/work-item-event.ts';

/** What a source of work items tells while it is read. */
export type WorkItemReading =
  | { readonly kind: 'item'; readonly item: WorkItem }
  | { readonly kind: 'problem'; readonly problem: ReadingProblem }
  | { readonly kind: 'progress'; readonly rows: number; readonly share: number };

/** Why something was not taken in, and in which line of the file it stands. */
export type ReadingProblem = { readonly line: number | null; readonly reason: string };
