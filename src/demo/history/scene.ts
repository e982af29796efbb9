import type { WorkItemEvent } from '../../domain/measurement/work-item-event.ts';
import type { Priority } from './flow.ts';
import { localInstant } from './local-instant.ts';
import type { Step } from './tell.ts';
import type { Draft } from './tickets.ts';

type Scene = {
  readonly title: string;
  readonly agreements: readonly string[];
  readonly priority: Priority;
  readonly opened: string;
  /** What happened since, each with its local time. */
  readonly since: readonly (readonly [string, Step])[];
  /** When the bot looked at it last; what it reached since is told at the start. */
  readonly seen?: string;
};

/** A work item told by the clock on the wall instead of by chance. */
export function scene({ title, agreements, priority, opened, since, seen }: Scene): Draft {
  const at = localInstant(opened);
  const first = { at, type: 'opened', actor: 'customer', priority } as const;
  const rest = since.map(([local, { after: _, ...step }]) => ({
    at: localInstant(local),
    ...step,
  }));
  const write = (key: string): readonly WorkItemEvent[] =>
    [first, ...rest].map((event, sequence) => ({ id: `${key}-${sequence}`, sequence, ...event }));
  const seenAt = seen === undefined ? undefined : localInstant(seen);
  return { title, agreements, opened: at, seenAt, write };
}
