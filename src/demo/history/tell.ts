import type { Instant } from '../../domain/calendar/instant.ts';
import { SECOND } from '../../domain/calendar/instant.ts';
import type { WorkItemEvent } from '../../domain/measurement/work-item-event.ts';
import type { Hours } from './hours.ts';

/** What happens next to a work item, and after how many milliseconds of the team's working time. */
export type Step = { readonly after: number } & Omit<WorkItemEvent, 'id' | 'at' | 'sequence'>;

type Telling = {
  readonly key: string;
  readonly opened: Instant;
  readonly priority: string;
  readonly steps: readonly Step[];
};

/** The events of a work item, each at its moment of the team's working time. */
export function tell(telling: Telling, hours: Hours): readonly WorkItemEvent[] {
  const { key, priority, steps } = telling;
  let at = wholeSeconds(telling.opened);
  const opened: WorkItemEvent = {
    id: `${key}-0`,
    at,
    sequence: 0,
    type: 'opened',
    actor: 'customer',
    priority,
  };
  const rest = steps.map(({ after, ...event }, index): WorkItemEvent => {
    at = wholeSeconds(hours.add(at, Math.max(after, SECOND)));
    return { id: `${key}-${index + 1}`, at, sequence: index + 1, ...event };
  });
  return [opened, ...rest];
}

export const replied = (after: number): Step => ({ after, type: 'replied', actor: 'provider' });
export const resolved = (after: number): Step => ({ after, type: 'resolved', actor: 'provider' });
export const reopened = (after: number): Step => ({ after, type: 'reopened', actor: 'customer' });

export const cancelled = (after: number, reason: string): Step => ({
  after,
  type: 'cancelled',
  actor: 'customer',
  reason,
});

export const prioritised = (after: number, priority: string): Step => ({
  after,
  type: 'priority-changed',
  actor: 'provider',
  priority,
});

/** Waiting for the customer's answer for `wait` of working time. */
export const customerWait = (after: number, wait: number): readonly Step[] => [
  { after, type: 'paused', actor: 'provider', party: 'customer', reason: 'awaiting-customer' },
  {
    after: wait,
    type: 'resumed',
    actor: 'customer',
    party: 'customer',
    reason: 'awaiting-customer',
  },
];

/** Waiting for the supplier for `wait` of working time. */
export const supplierWait = (after: number, wait: number): readonly Step[] => [
  { after, type: 'paused', actor: 'provider', party: 'supplier', reason: 'awaiting-supplier' },
  {
    after: wait,
    type: 'resumed',
    actor: 'supplier',
    party: 'supplier',
    reason: 'awaiting-supplier',
  },
];

function wholeSeconds(instant: Instant): Instant {
  return Math.ceil(instant / SECOND) * SECOND;
}
