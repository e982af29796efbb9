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
  /** What happens to it after the demo has begun. */
  readonly next?: readonly (readonly [string, Step])[];
  /** When the bot looked at it last; what it reached since is told at the start. */
  readonly seen?: string;
};

/** A work item told by the clock on the wall instead of by chance. */
export function scene({
  title,
  agreements,
  priority,
  opened,
  since,
  next = [],
  seen,
}: Scene): Draft {
  const at = localInstant(opened);
  const first = { at, type: 'opened', actor: 'customer', priority } as const;
  const rest = [...since, ...next].map(([local, { after: _, ...step }]) => ({
    at: localInstant(local),
    ...step,
  }));
  const tell = (key: string): readonly WorkItemEvent[] =>
    [first, ...rest].map((event, sequence) => ({ id: `${key}-${sequence}`, sequence, ...event }));
  const write = (key: string) => tell(key).slice(0, 1 + since.length);
  const goOn = (key: string) => tell(key).slice(1 + since.length);
  const seenAt = seen === undefined ? undefined : localInstant(seen);
  return { title, agreements, opened: at, seenAt, write, goOn };
}
