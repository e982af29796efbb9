import type { Instant } from '../calendar/instant.ts';
import type { PauseParty, WorkItemEvent } from '../measurement/work-item-event.ts';

/** A span in which the clock stands still, and who answers for it; it ends at Infinity while it lasts. */
export type Pause = {
  readonly from: Instant;
  readonly to: Instant;
  readonly party?: PauseParty | undefined;
  readonly reason?: string | undefined;
};

type Cause = Pick<Pause, 'party' | 'reason'>;

const NEVER = Number.POSITIVE_INFINITY;

/**
 * The pauses that count, without overlaps: of two at once the one that began first is named.
 * `reasons` are the reason codes that the target accepts; all count when it names none.
 */
export function pausesOf(
  history: readonly WorkItemEvent[],
  reasons?: readonly string[],
): readonly Pause[] {
  const pauses: Pause[] = [];
  const known: Cause[] = [];
  let open: readonly Cause[] = [];
  let since = 0;
  let named: Cause | undefined;
  for (const event of history) {
    open = openAfter(event, open, known);
    const cause = open.find((each) => counts(each, reasons));
    if (cause === named) continue;
    if (named && since < event.at) pauses.push({ from: since, to: event.at, ...named });
    since = event.at;
    named = cause;
  }
  if (named) pauses.push({ from: since, to: NEVER, ...named });
  return pauses;
}

function openAfter(event: WorkItemEvent, open: readonly Cause[], known: Cause[]): readonly Cause[] {
  if (event.type === 'paused') return withPause(event, open, known);
  if (event.type === 'resumed') return withoutPause(event, open, known);
  // Nobody is waited for once the item is resolved.
  return event.type === 'resolved' ? [] : open;
}

function withPause({ party, reason }: WorkItemEvent, open: readonly Cause[], known: Cause[]) {
  const cause = { party, reason };
  if (!known.some((each) => isSame(each, cause))) known.push(cause);
  return open.some((each) => isSame(each, cause)) ? open : [...open, cause];
}

// A resume ends the pause that it names; one that names none of the item's pauses ends all.
function withoutPause(resume: WorkItemEvent, open: readonly Cause[], known: readonly Cause[]) {
  return known.some((cause) => isNamedBy(resume, cause))
    ? open.filter((cause) => !isNamedBy(resume, cause))
    : [];
}

function isNamedBy({ party, reason }: WorkItemEvent, cause: Cause): boolean {
  return (
    (reason === undefined || reason === cause.reason) &&
    (party === undefined || party === cause.party)
  );
}

function isSame(a: Cause, b: Cause): boolean {
  return a.party === b.party && a.reason === b.reason;
}

function counts({ reason }: Cause, reasons: readonly string[] | undefined): boolean {
  return reasons === undefined || (reason !== undefined && reasons.includes(reason));
}
