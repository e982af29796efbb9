import type { Calendar } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import type { ClockTerms } from '../clock/clock-terms.ts';
import type { WorkItem } from '../measurement/work-item-event.ts';
import type { Case } from '../target/cases-figure.ts';
import type { Facts } from '../target/figure.ts';
import { needOf } from '../target/kind-words.ts';
import { holdsFor } from '../target/segment.ts';
import type { TargetTerms } from '../target/target-terms.ts';
import { casesOfItem, clockTermsOf, type WorkItemTerms } from '../target/work-item-cases.ts';

/** Terms that are kept by clocks of work items, and the calendar that the clocks run on. */
export type ClockPromise = { readonly terms: WorkItemTerms; readonly calendar: Calendar };

/** A promise, and what each work item was promised when it was opened, where that is not the same for all. */
export type PinnedPromise = ClockPromise & {
  /** Null for a work item that was promised nothing. */
  readonly pinned?: ((item: WorkItem) => ClockPromise | null) | undefined;
};

type Seen = { readonly facts: Facts; readonly asOf: Instant };

/** Whether a target is kept case by case, by clocks of work items. */
export function isKeptByClocks(terms: TargetTerms): terms is Extract<TargetTerms, WorkItemTerms> {
  return needOf(terms) === 'clocks';
}

/** The cases that work items make of a promise, each item folded once. */
export function casesUnder(promised: PinnedPromise, { facts, asOf }: Seen): readonly Case[] {
  const { pinned = () => promised } = promised;
  const known = new Map<WorkItemTerms, ClockTerms>();
  const cases: Case[] = [];
  for (const item of facts.workItems) {
    const own = pinned(item);
    if (own === null || !holdsFor(own.terms, item)) continue;
    const clockTerms = known.get(own.terms) ?? clockTermsOf(own.terms);
    known.set(own.terms, clockTerms);
    const { calendar, terms } = own;
    const { priority } = terms;
    const { exclusions } = facts;
    cases.push(...casesOfItem(item, { clockTerms, priority, calendar, asOf, exclusions }));
  }
  return cases;
}
