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

export const replied = (after = 0): Step => ({ after, type: 'replied', actor: 'provider' });
export const resolved = (after = 0): Step => ({ after, type: 'resolved', actor: 'provider' });
export const reopened = (after = 0): Step => ({ after, type: 'reopened', actor: 'customer' });

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

const forCustomer = { party: 'customer', reason: 'awaiting-customer' } as const;
const forSupplier = { party: 'supplier', reason: 'awaiting-supplier' } as const;

export const waitForCustomer = (after = 0): Step => ({
  after,
  type: 'paused',
  actor: 'provider',
  ...forCustomer,
});

export const customerAnswers = (after = 0): Step => ({
  after,
  type: 'resumed',
  actor: 'customer',
  ...forCustomer,
});

export const waitForSupplier = (after = 0): Step => ({
  after,
  type: 'paused',
  actor: 'provider',
  ...forSupplier,
});

export const supplierAnswers = (after = 0): Step => ({
  after,
  type: 'resumed',
  actor: 'supplier',
  ...forSupplier,
});

function wholeSeconds(instant: Instant): Instant {
  return Math.ceil(instant / SECOND) * SECOND;
}
