import type { Calendar } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import { AccordError } from '../error.ts';
import type { Exclusion } from '../measurement/exclusion.ts';
import type { WorkItem } from '../measurement/work-item-event.ts';
import type { Explanation, Facts, Figure } from './figure.ts';
import { TARGET_KINDS } from './kinds/index.ts';
import type { PinnedTerms } from './kinds/target-kind.ts';
import type { TargetTerms } from './target-terms.ts';

/** What a figure is made of: the promise, the calendar it is kept on, the facts, and the instant it is seen at. */
export type MeasureInput = {
  readonly terms: TargetTerms;
  readonly calendar: Calendar;
  readonly timeZone: string;
  readonly asOf: Instant;
  readonly period: Interval;
  readonly facts: Facts;
  /** What the clocks of a work item are pinned to, when that is not these terms and this calendar. */
  readonly pinned?: ((item: WorkItem) => PinnedTerms | null) | undefined;
};

/** How a target stands in a period: the one function behind every number that is shown. */
export function measureTarget({ terms, ...scene }: MeasureInput): Figure {
  const figure = answerOfOwnKind(terms, (kind) => kind.measure(terms, scene));
  const exclusions = exclusionsIn(scene);
  return exclusions.length === 0 ? figure : { ...figure, exclusions };
}

/** The ledger of the same figure: segments that add up to it. */
export function explainTarget({ terms, ...scene }: MeasureInput): Explanation {
  return answerOfOwnKind(terms, (kind) => kind.explain(terms, scene));
}

/** The exclusions that touch a period; those of work items only where such items may count, among the settled ones too. */
function exclusionsIn({ facts, period }: Omit<MeasureInput, 'terms'>): readonly Exclusion[] {
  const keys = new Set(facts.workItems.map(({ key }) => key));
  const partial = (facts.partialExclusions ?? []).filter(({ workItemKey, segment }) => {
    if (segment !== undefined) return facts.settled || keys.size > 0;
    return workItemKey === undefined || facts.settled || keys.has(workItemKey);
  });
  return [...facts.exclusions, ...partial].filter(
    ({ from, to }) => from < period.to && to > period.from,
  );
}

function answerOfOwnKind<Answer>(
  terms: TargetTerms,
  ask: (kind: (typeof TARGET_KINDS)[number]) => Answer | null,
): Answer {
  for (const kind of TARGET_KINDS) {
    const answer = ask(kind);
    if (answer) return answer;
  }
  throw new AccordError('internal', `Nothing measures targets of the kind “${terms.kind}”.`);
}
