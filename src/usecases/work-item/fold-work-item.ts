import { type Calendar, compileCalendar } from '../../domain/calendar/calendar.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Clock } from '../../domain/clock/clock.ts';
import { foldCycles } from '../../domain/clock/fold-clock.ts';
import { historyOf, priorityAfter, setsPriority } from '../../domain/clock/history.ts';
import type { WorkItem, WorkItemEvent } from '../../domain/measurement/work-item-event.ts';
import {
  type AgreementRevision,
  agreementInForce,
  calendarInForce,
  type Register,
} from '../../domain/register/register.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { ANY_PRIORITY, clockTermsOf } from '../../domain/target/work-item-cases.ts';

/** A clock of a work item, and the promise and the revision that it is pinned to. */
export type PinnedClock = {
  readonly clock: Clock;
  readonly target: CountedTarget;
  readonly agreement: AgreementRevision;
};

/** A target that is kept case by case. */
export type CountedTarget = Exclude<TargetTerms, { readonly kind: 'availability' }>;

/** Folds the work items of one agreement into clocks. */
export type Folding = {
  /** The revision that was in force when the item opened; null when none was. */
  readonly revisionFor: (item: WorkItem) => AgreementRevision | null;
  readonly clocksOf: (item: WorkItem, asOf: Instant) => readonly PinnedClock[];
};

/** Prepares what all work items of an agreement share. */
export function foldingFor(register: Register, agreementKey: string): Folding {
  const calendarOf = calendarsOf(register);
  const revisionFor = (item: WorkItem) => {
    const openedAt = openingOf(item);
    return openedAt === null ? null : agreementInForce(register, agreementKey, openedAt);
  };
  const clocksOf = (item: WorkItem, asOf: Instant) => {
    const agreement = revisionFor(item);
    const calendar = agreement && calendarOf(agreement.terms.calendar, asOf);
    if (!agreement || !calendar) return [];
    const history = historyOf(item.events, asOf);
    return agreement.terms.targets.filter(isCounted).flatMap((target) =>
      clocksUnder(target, { history, calendar, asOf }).map((clock) => ({
        clock,
        target,
        agreement,
      })),
    );
  };
  return { revisionFor, clocksOf };
}

/** Whether a target counts cases, and so has clocks. */
export function isCounted(target: TargetTerms): target is CountedTarget {
  return target.kind !== 'availability';
}

/** When a work item was opened; null while nobody has said so. */
export function openingOf({ events }: WorkItem): Instant | null {
  const openings = events.filter(({ type }) => type === 'opened').map(({ at }) => at);
  return openings.length === 0 ? null : Math.min(...openings);
}

/** Calendars by key as they are in force at an instant, each compiled once. */
export function calendarsOf(register: Register) {
  const compiled = new Map<string, Calendar>();
  return (key: string, at: Instant): Calendar | null => {
    const revision = calendarInForce(register, key, at);
    if (!revision) return null;
    const name = `${key} ${revision.number}`;
    const calendar = compiled.get(name) ?? compileCalendar(revision.terms);
    compiled.set(name, calendar);
    return calendar;
  };
}

type Seen = {
  readonly history: readonly WorkItemEvent[];
  readonly calendar: Calendar;
  readonly asOf: Instant;
};

function clocksUnder(target: CountedTarget, { history, calendar, asOf }: Seen): readonly Clock[] {
  const terms = clockTermsOf(target);
  const held = target.priority === ANY_PRIORITY || priorityAfter(history) === target.priority;
  if (held) return foldCycles({ calendar, terms, events: history, asOf });
  const left = leftAt(history, target.priority);
  if (left === null) return [];
  const events = history.filter(({ at }) => at <= left);
  // A breach that happened under a priority stays, whatever the item became afterwards.
  return foldCycles({ calendar, terms, events, asOf: left }).filter(
    ({ state }) => state === 'missed',
  );
}

function leftAt(history: readonly WorkItemEvent[], priority: string): Instant | null {
  const changes = history.filter(
    (event) => event.priority !== undefined && setsPriority(event.type),
  );
  const last = changes.findLastIndex((change) => change.priority === priority);
  return last === -1 ? null : (changes[last + 1]?.at ?? null);
}
