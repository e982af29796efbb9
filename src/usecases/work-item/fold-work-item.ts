import { supportHours } from '../../domain/agreement/hours.ts';
import { overridingCase } from '../../domain/agreement/overriding.ts';
import { type Calendar, compileRevisions } from '../../domain/calendar/calendar.ts';
import type { CalendarTerms } from '../../domain/calendar/calendar-terms.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Clock } from '../../domain/clock/clock.ts';
import type { ClockTerms } from '../../domain/clock/clock-terms.ts';
import type { ClockInput } from '../../domain/clock/fold-clock.ts';
import { openedAt } from '../../domain/clock/history.ts';
import type { EffectiveExclusion } from '../../domain/exclusion/effective-exclusions.ts';
import { wholeExclusions, withExclusions } from '../../domain/exclusion/exclude.ts';
import type { WorkItem } from '../../domain/measurement/work-item-event.ts';
import {
  type AgreementRevision,
  agreementInForce,
  type CalendarRevision,
  type Register,
} from '../../domain/register/register.ts';
import { needOf } from '../../domain/target/kind-words.ts';
import { targetsFor } from '../../domain/target/segment.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import {
  casesOfItem,
  clockTermsOf,
  type WorkItemTerms,
} from '../../domain/target/work-item-cases.ts';

/** A clock of a work item, what it is folded from, and the promise and the revision that it is pinned to. */
export type PinnedClock = {
  readonly clock: Clock;
  readonly input: ClockInput;
  readonly target: CountedTarget;
  readonly agreement: AgreementRevision;
};

/** A target that is kept case by case. */
export type CountedTarget = Extract<TargetTerms, WorkItemTerms>;

/** Folds the work items of one agreement into clocks. */
export type Folding = {
  /** The revision that was in force when the item opened; null when none was. */
  readonly revisionFor: (item: WorkItem) => AgreementRevision | null;
  /** The targets of a revision that count the item: none that a narrower or a more specific one goes before. */
  readonly promisesFor: (item: WorkItem, agreement: AgreementRevision) => readonly CountedTarget[];
  /** Its clocks under that revision. */
  readonly clocksOf: (item: WorkItem, asOf: Instant) => readonly PinnedClock[];
};

/** Prepares what all work items of an agreement share. */
export function foldingFor(
  register: Register,
  agreementKey: string,
  effective: readonly EffectiveExclusion[] = [],
): Folding {
  const calendarOf = calendarsOf(register);
  const revisionFor = (item: WorkItem) => {
    const opened = openedAt(item.events);
    return opened === null ? null : agreementInForce(register, agreementKey, opened);
  };
  const promisesFor = (item: WorkItem, agreement: AgreementRevision) =>
    promisesIn(register, agreement, item);
  const termsOf = new Map<CountedTarget, ClockTerms>();
  const clockTerms = (target: CountedTarget) => {
    const terms = termsOf.get(target) ?? clockTermsOf(target);
    termsOf.set(target, terms);
    return terms;
  };
  const clocksOf = (item: WorkItem, asOf: Instant) => {
    const agreement = revisionFor(item);
    const calendar = agreement && calendarOf(supportHours(agreement.terms));
    if (!agreement || !calendar) return [];
    const exclusions = wholeExclusions(effective, agreement.terms.services);
    const scene = { calendar, asOf, exclusions };
    const counted = withExclusions(item, effective);
    return promisesFor(item, agreement).flatMap((target) =>
      casesOfItem(counted, {
        ...scene,
        clockTerms: clockTerms(target),
        priority: target.priority,
      }).map(({ clock, input }) => ({ clock, input, target, agreement })),
    );
  };
  return { revisionFor, promisesFor, clocksOf };
}

/** Whether a target counts cases, and so has clocks. */
export function isCounted(target: TargetTerms): target is CountedTarget {
  return needOf(target) === 'clocks';
}

// Every work item of an agreement asks for them.
const counted = new WeakMap<readonly TargetTerms[], readonly CountedTarget[]>();

function countedIn(targets: readonly TargetTerms[]): readonly CountedTarget[] {
  const known = counted.get(targets) ?? targets.filter(isCounted);
  counted.set(targets, known);
  return known;
}

/** The targets of a revision that count an item: none that a narrower or a more specific one goes before. */
export function promisesIn(
  register: Register,
  agreement: AgreementRevision,
  item: WorkItem,
): readonly CountedTarget[] {
  if (item.coveredBy === undefined) return targetsFor(countedIn(agreement.terms.targets), item);
  return withOverriding(register, agreement, item)
    .filter(({ overriding }) => overriding === null)
    .map(({ target }) => target);
}

/** The targets that would count an item, each with the promise of a more specific agreement that counts it instead. */
export function withOverriding(register: Register, agreement: AgreementRevision, item: WorkItem) {
  const own = targetsFor(countedIn(agreement.terms.targets), item);
  const opened = item.coveredBy === undefined ? null : openedAt(item.events);
  return own.map((target) => ({
    target,
    overriding:
      opened === null
        ? null
        : overridingCase(register, agreement, { item, target, openedAt: opened }),
  }));
}

/** A calendar by its key with all its revisions, each holding from its local date on; null when there is none. */
type CalendarOf = (key: string) => Calendar | null;

const compiledOf = new WeakMap<Register, CalendarOf>();

/** The calendars of a register, each compiled once. */
export function calendarsOf(register: Register): CalendarOf {
  const known = compiledOf.get(register) ?? compiling(register);
  compiledOf.set(register, known);
  return known;
}

function compiling({ calendars }: Register): CalendarOf {
  const compiled = new Map<string, Calendar>();
  return (key) => {
    const known = compiled.get(key);
    if (known) return known;
    const [first, ...later] = (calendars.get(key) ?? []).map(datedTerms);
    if (!first) return null;
    const calendar = compileRevisions([first, ...later]);
    compiled.set(key, calendar);
    return calendar;
  };
}

// What is compiled has its holidays resolved; the date from which it holds stands in the document.
function datedTerms({ terms, document }: CalendarRevision): CalendarTerms {
  return { ...terms, from: document.from };
}
