import type { Calendar } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import { allowanceOf } from '../clock/allowance.ts';
import type { ClockTerms } from '../clock/clock-terms.ts';
import { readDuration } from '../clock/duration.ts';
import { type ClockInput, foldCycles } from '../clock/fold-clock.ts';
import { historyOf, priorityAfter, setsPriority } from '../clock/history.ts';
import { explainClock } from '../clock/ledger.ts';
import { AccordError } from '../error.ts';
import type { Exclusion } from '../measurement/exclusion.ts';
import type { WorkItem, WorkItemEvent } from '../measurement/work-item-event.ts';
import { belongsTo, type Case, casesFigure } from './cases-figure.ts';
import type { Explanation, Figure } from './figure.ts';
import type { Scene } from './kinds/target-kind.ts';
import { holdsFor, type Segment } from './segment.ts';

/** The terms that all kinds of clock targets share. */
export type WorkItemTerms = {
  readonly key?: string | undefined;
  readonly kind: ClockTerms['kind'];
  readonly priority: string;
  readonly within: string;
  readonly attainment: string;
  readonly segment?: Segment | undefined;
  readonly holder?: string | undefined;
  readonly pauses?: readonly string[] | undefined;
  readonly reopen: 'resume' | 'new-cycle' | 'ignore';
  readonly reopenWithin: string;
  readonly resolvedCounts?: boolean | undefined;
};

export const ANY_PRIORITY = 'any';

/** Measures a target that is kept case by case. */
export function measureCases(terms: WorkItemTerms, scene: Scene): Figure {
  const { granted, dueAfter } = allowanceOf(clockTermsOf(terms).within, scene.calendar);
  return casesFigure(casesOfTarget(terms, scene), {
    objective: terms.attainment,
    scene,
    nextDue: dueAfter(granted, scene.asOf),
    settled: scene.facts.settled?.get(terms.key ?? ''),
  });
}

/** The clocks that a figure counts, each with its ledger. */
export function explainCases(terms: WorkItemTerms, scene: Scene): Explanation {
  const cases = casesOfTarget(terms, scene)
    .filter(({ clock }) => belongsTo(clock, scene))
    .map(({ workItemKey, clock, input }) => ({
      workItemKey,
      clock,
      segments: explainClock(input).filter(({ cycle }) => cycle === clock.cycle),
    }));
  return { of: 'cases', cases };
}

function casesOfTarget(terms: WorkItemTerms, scene: Scene): readonly Case[] {
  const { asOf, facts, pinned } = scene;
  const read = clockTermsReader();
  return facts.workItems.flatMap((item) => {
    const own = pinned?.(item) ?? { terms, calendar: scene.calendar };
    if (!holdsFor(own.terms, item)) return [];
    const clockTerms = read(own.terms);
    const { priority } = own.terms;
    const { calendar } = own;
    return casesOfItem(item, {
      clockTerms,
      priority,
      calendar,
      asOf,
      exclusions: facts.exclusions,
    });
  });
}

/** Reads each target's durations once, however many items it has. */
function clockTermsReader(): (terms: WorkItemTerms) => ClockTerms {
  const known = new Map<WorkItemTerms, ClockTerms>();
  return (terms) => {
    const read = known.get(terms) ?? clockTermsOf(terms);
    known.set(terms, read);
    return read;
  };
}

/** What a target asks of a clock. */
export function clockTermsOf(terms: WorkItemTerms): ClockTerms {
  return {
    kind: terms.kind,
    within: duration(terms.within),
    holder: terms.holder,
    pauses: terms.pauses,
    reopen: terms.reopen,
    reopenWithin: duration(terms.reopenWithin),
    resolvedCounts: terms.resolvedCounts ?? true,
  };
}

/** What the clocks of one work item run on. */
export type ItemScene = {
  readonly clockTerms: ClockTerms;
  readonly priority: string;
  readonly calendar: Calendar;
  readonly asOf: Instant;
  readonly exclusions: readonly Exclusion[];
};

/** The cases that one work item makes of a target: all its cycles, or only what it missed under a former priority. */
export function casesOfItem(
  { key, events, exclusions: own }: WorkItem,
  { clockTerms: terms, priority, calendar, asOf, exclusions: agreed }: ItemScene,
): readonly Case[] {
  const history = historyOf(events, asOf);
  const exclusions = own === undefined ? agreed : [...agreed, ...own];
  const input = { calendar, terms, events: history, asOf, exclusions };
  if (isFor(priority, history)) return clocks(key, input);
  const left = leftPriorityAt(history, priority);
  if (left === null) return [];
  // A breach that happened under this priority stays, whatever the item became afterwards.
  return clocks(key, { ...input, asOf: left }).filter(({ clock }) => clock.state === 'missed');
}

function clocks(workItemKey: string, input: ClockInput): readonly Case[] {
  return foldCycles(input).map((clock) => ({ workItemKey, clock, input }));
}

function isFor(priority: string, history: readonly WorkItemEvent[]): boolean {
  return priority === ANY_PRIORITY || priorityAfter(history) === priority;
}

/** When the item last ceased to have the priority; null if it never had it. */
function leftPriorityAt(history: readonly WorkItemEvent[], priority: string): number | null {
  const changes = history.filter((each) => each.priority !== undefined && setsPriority(each.type));
  const last = changes.findLastIndex((change) => change.priority === priority);
  return last === -1 ? null : (changes[last + 1]?.at ?? null);
}

function duration(text: string) {
  const read = readDuration(text);
  if (read) return read;
  throw new AccordError(
    'invalid',
    `“${text}” is not a duration. Write “4h”, “2bd” or “90m calendar”.`,
  );
}
