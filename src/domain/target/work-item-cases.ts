import type { ClockTerms } from '../clock/clock-terms.ts';
import { readDuration } from '../clock/duration.ts';
import { foldCycles } from '../clock/fold-clock.ts';
import { historyOf, priorityAfter, setsPriority } from '../clock/history.ts';
import { AccordError } from '../error.ts';
import type { WorkItem, WorkItemEvent } from '../measurement/work-item-event.ts';
import { type Case, casesFigure } from './cases-figure.ts';
import type { Figure } from './figure.ts';
import type { Scene } from './kinds/target-kind.ts';

/** The terms that all kinds of clock targets share. */
export type WorkItemTerms = {
  readonly kind: 'response' | 'resolution' | 'update';
  readonly priority: string;
  readonly within: string;
  readonly attainment: string;
  readonly pauses?: readonly string[] | undefined;
  readonly reopen: 'resume' | 'new-cycle' | 'ignore';
  readonly reopenWithin: string;
  readonly resolvedCounts?: boolean | undefined;
};

export const ANY_PRIORITY = 'any';

/** Measures a target that is kept case by case. */
export function measureCases(terms: WorkItemTerms, scene: Scene): Figure {
  const clockTerms = clockTermsOf(terms);
  const cases = scene.facts.workItems.flatMap((item) =>
    casesOf(item, { clockTerms, priority: terms.priority, scene }),
  );
  return casesFigure(cases, { objective: terms.attainment, scene });
}

/** What a target asks of a clock. */
export function clockTermsOf(terms: WorkItemTerms): ClockTerms {
  return {
    kind: terms.kind,
    within: duration(terms.within),
    pauses: terms.pauses,
    reopen: terms.reopen,
    reopenWithin: duration(terms.reopenWithin),
    resolvedCounts: terms.resolvedCounts ?? true,
  };
}

function casesOf(
  { key, events }: WorkItem,
  target: { readonly clockTerms: ClockTerms; readonly priority: string; readonly scene: Scene },
): readonly Case[] {
  const { calendar, asOf, facts } = target.scene;
  const history = historyOf(events, asOf);
  const clocks = (seen: readonly WorkItemEvent[], at: number) =>
    foldCycles({
      calendar,
      terms: target.clockTerms,
      events: seen,
      asOf: at,
      exclusions: facts.exclusions,
    }).map((clock) => ({ workItemKey: key, clock }));
  if (isFor(target.priority, history)) return clocks(history, asOf);
  const left = leftPriorityAt(history, target.priority);
  // A breach that happened under this priority stays, whatever the item became afterwards.
  return left === null
    ? []
    : clocks(
        history.filter(({ at }) => at <= left),
        left,
      ).filter(({ clock }) => clock.state === 'missed');
}

function isFor(priority: string, history: readonly WorkItemEvent[]): boolean {
  return priority === ANY_PRIORITY || priorityAfter(history) === priority;
}

/** When the item last ceased to have the priority; null if it never had it. */
function leftPriorityAt(history: readonly WorkItemEvent[], priority: string): number | null {
  const changes = history.filter((each) => each.priority !== undefined && setsPriority(each.type));
  const last = changes.findLastIndex((change) => change.priority === priority);
  return changes[last + 1]?.at ?? null;
}

function duration(text: string) {
  const read = readDuration(text);
  if (read) return read;
  throw new AccordError(
    'invalid',
    `“${text}” is not a duration. Write “4h”, “2bd” or “90m calendar”.`,
  );
}
