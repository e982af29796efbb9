import { type Difference, differencesBetween } from '../register/differences.ts';
import type { Figure } from '../target/figure.ts';

/** What a fresh calculation says otherwise than the published figure; empty when they agree. */
export function differenceOf(published: Figure, fresh: Figure): readonly Difference[] {
  return differencesBetween(content(published), content(fresh));
}

/** What is published of a figure; what was at risk on the way belongs to the past. */
function content({ verdict, percent, attainment, budget, missedItems, exclusions }: Figure) {
  return {
    ...{ verdict, percent, attainment, budget },
    missed: Object.fromEntries(
      missedItems.map(({ workItemKey, dueAt }) => [`${workItemKey} due ${dueAt}`, 'missed']),
    ),
    excluded: Object.fromEntries(
      (exclusions ?? []).map(({ id, from, to, reason }) => [`${id} from ${from} to ${to}`, reason]),
    ),
  };
}
