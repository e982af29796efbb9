import type { Calendar } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import type { WorkItem } from '../measurement/work-item-event.ts';
import type { Case } from '../target/cases-figure.ts';
import type { Facts } from '../target/figure.ts';
import { needOf } from '../target/kind-words.ts';
import { holdsFor } from '../target/segment.ts';
import type { TargetTerms } from '../target/target-terms.ts';
import {
  casesOfItem,
  clockTermsOf,
  type ItemScene,
  type WorkItemTerms,
} from '../target/work-item-cases.ts';

/** Terms that are kept by clocks of work items, and the calendar that the clocks run on. */
export type ClockPromise = { readonly terms: WorkItemTerms; readonly calendar: Calendar };

/** A promise, and what each work item was promised when it was opened, where that is not the same for all. */
export type PinnedPromise = ClockPromise & {
  /** Null for a work item that was promised nothing. */
  readonly pinned?: ((item: WorkItem) => ClockPromise | null) | undefined;
};

/** What happened, and the instant that it is looked at from. */
export type Seen = { readonly facts: Facts; readonly asOf: Instant };

/** Whether a target is kept case by case, by clocks of work items. */
export function isKeptByClocks(terms: TargetTerms): terms is Extract<TargetTerms, WorkItemTerms> {
  return needOf(terms) === 'clocks';
}

/** The cases that work items make of a promise, each item folded once; without what explains them. */
export function casesUnder(promised: PinnedPromise, { facts, asOf }: Seen): readonly Case[] {
  const fold = foldingUnder(promised, { facts, asOf });
  const cases: Case[] = [];
  for (const item of facts.workItems) cases.push(...fold(item));
  return cases;
}

/** How the cases are found that one work item makes of a promise. */
export function foldingUnder(
  promised: PinnedPromise,
  { facts: { exclusions }, asOf }: Seen,
): (item: WorkItem) => readonly Case[] {
  const { pinned = () => promised } = promised;
  const known = new Map<WorkItemTerms, Slim>();
  return (item) => {
    const own = pinned(item);
    if (own === null || !holdsFor(own.terms, item)) return [];
    const before = known.get(own.terms);
    const isSame = before?.scene.calendar === own.calendar;
    const slim = isSame ? before : slimOf(sceneOf(own, { asOf, exclusions }));
    known.set(own.terms, slim);
    return casesOfItem(item, slim.scene).map(({ workItemKey, clock }) => ({
      workItemKey,
      clock: { ...clock, counting: NONE, exclusions: NONE },
      input: slim.input,
    }));
  };
}

function sceneOf(
  { terms, calendar }: ClockPromise,
  seen: Pick<ItemScene, 'asOf' | 'exclusions'>,
): ItemScene {
  return { clockTerms: clockTermsOf(terms), priority: terms.priority, calendar, ...seen };
}

// A year of cases is kept in memory: their events and spans would be most of it.
type Slim = { readonly scene: ItemScene; readonly input: Case['input'] };

function slimOf(scene: ItemScene): Slim {
  const { clockTerms, calendar, asOf } = scene;
  return { scene, input: { calendar, terms: clockTerms, events: NONE, asOf } };
}

const NONE: readonly never[] = [];
