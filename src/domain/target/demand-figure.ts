import type { Instant } from '../calendar/instant.ts';
import { historyOf, openedAt } from '../clock/history.ts';
import type { Sample } from '../measurement/sample.ts';
import type { WorkItem, WorkItemEventType } from '../measurement/work-item-event.ts';
import { dateNamer } from './counted-time.ts';
import type { Budget, Figure, Verdict } from './figure.ts';
import type { Scene } from './kinds/target-kind.ts';
import { isSpending } from './risk.ts';
import type { SampleExplanation } from './sample-attainment.ts';
import { isOver, sampledFigure, samplesCounted } from './sampled.ts';

/** How much may be asked for, and what is counted. */
type DemandRules = {
  readonly key: string;
  readonly indicator?: string | undefined;
  readonly capacity: number;
  readonly counts: 'work-items' | 'samples';
};

/** The figure of a target that counts what was asked for. */
export function measureDemand(rules: DemandRules, scene: Scene): Figure {
  const { capacity } = rules;
  const counted = requestsOf(rules, scene).reduce((sum, { number }) => sum + number, 0);
  const left = capacity - counted;
  const budget = { unit: 'demand', granted: capacity, spent: counted, left } as const;
  return sampledFigure(scene, {
    verdict: verdictOf(budget, scene),
    attainment: { of: 'count', counted, capacity },
    percent: null,
    budget,
  });
}

/** What was asked for on each day, which adds up to the figure. */
export function explainDemand(rules: DemandRules, scene: Scene): SampleExplanation {
  const nameOf = dateNamer(scene);
  const days = new Map<string, number>();
  for (const { at, number } of requestsOf(rules, scene)) {
    days.set(nameOf(at), (days.get(nameOf(at)) ?? 0) + number);
  }
  const rows = [...days].map(([date, counted]) => ({ date, counted }));
  return { of: 'count', days: rows.sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

type Request = { readonly at: Instant; readonly number: number };

function requestsOf(rules: DemandRules, scene: Scene): readonly Request[] {
  if (rules.counts === 'samples') {
    return samplesCounted(rules, scene).map((sample) => ({
      at: sample.at,
      number: numberOf(sample),
    }));
  }
  const { period, asOf, facts } = scene;
  return facts.workItems.flatMap((item) => {
    const at = askedAt(item, asOf);
    return at !== null && period.from <= at && at < period.to ? [{ at, number: 1 }] : [];
  });
}

function numberOf(sample: Sample): number {
  return sample.of === 'counts' ? sample.good + sample.bad + sample.unknown : 1;
}

/** When a work item was opened; what is cancelled or merged into another one was not asked for, unless it is reopened. */
function askedAt({ events }: WorkItem, asOf: Instant): Instant | null {
  const history = historyOf(events, asOf);
  const last = history.findLast(({ type }) => DECIDES.has(type));
  return last === undefined || last.type === 'reopened' ? openedAt(history) : null;
}

const DECIDES: ReadonlySet<WorkItemEventType> = new Set(['cancelled', 'merged', 'reopened']);

/** More than was agreed stays more, however quiet the rest of the period is. */
function verdictOf(budget: Budget, scene: Scene): Verdict {
  if (budget.spent === 0) return 'no-data';
  if (budget.left < 0) return 'breached';
  return !isOver(scene) && isSpending(budget) ? 'at-risk' : 'met';
}
