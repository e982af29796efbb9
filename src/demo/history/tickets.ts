import type { Instant } from '../../domain/calendar/instant.ts';
import type { WorkItem, WorkItemEvent } from '../../domain/measurement/work-item-event.ts';
import { DEMO_START } from '../demo-start.ts';
import { drawArrivals, monthsOf } from './arrivals.ts';
import { drawCourse } from './course.ts';
import { agreementsFor, drawPriority, type Flow } from './flow.ts';
import type { Hours } from './hours.ts';
import { randomFor } from './random.ts';
import { tell } from './tell.ts';

/** A work item and every agreement under which it is measured. */
export type Ticket = {
  readonly agreements: readonly string[];
  readonly item: WorkItem;
  /** When the bot looked at it last; the demo's start when left out. */
  readonly seenAt?: Instant | undefined;
  /** What happens to it after the demo has begun. */
  readonly next: readonly WorkItemEvent[];
};

/** A work item before it has its key. */
export type Draft = {
  readonly title: string;
  readonly agreements: readonly string[];
  readonly opened: Instant;
  readonly seenAt?: Instant | undefined;
  readonly write: (key: string) => readonly WorkItemEvent[];
  /** What happens to it after the demo has begun; nothing when left out. */
  readonly goOn?: (key: string) => readonly WorkItemEvent[];
};

const FIRST_NUMBER = 10001;

/** The work items of a flow, month by month. */
export function draftFlow(flow: Flow, hours: Hours): readonly Draft[] {
  const random = randomFor(`flow/${flow.agreement}`);
  return monthsOf(hours.days).flatMap((month) =>
    drawArrivals(flow, { month, random }).map((opened) => {
      const priority = drawPriority(flow, random);
      const course = drawCourse(flow, { priority, month: month.name, random });
      const write = (key: string) => tell({ ...course, key, opened }, hours);
      const title = random.pick(flow.titles);
      return { title, agreements: agreementsFor(flow, priority), opened, write };
    }),
  );
}

/** Numbers the drafts in the order in which they opened; what would go on after the demo's start is left out. */
export function numberTickets(drafts: readonly Draft[]): readonly Ticket[] {
  return [...drafts]
    .sort((a, b) => a.opened - b.opened)
    .map(({ title, agreements, seenAt, write, goOn }, index) => {
      const key = `INC00${FIRST_NUMBER + index}`;
      return {
        agreements,
        seenAt,
        next: goOn?.(key) ?? [],
        item: { key, title, events: write(key) },
      };
    })
    .filter(({ item }) => item.events.every(({ at }) => at < DEMO_START));
}
