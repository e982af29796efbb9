import type { CalendarTerms } from './calendar-terms.ts';
import { readLocalDay } from './local-date.ts';
import type { PlannedRevision } from './open-time.ts';
import { planOpenings } from './opening-plan.ts';

/** The revisions that hold at some time, in order of their first days. */
export function planRevisions(revisions: readonly CalendarTerms[]): readonly PlannedRevision[] {
  const holding: PlannedRevision[] = [];
  for (const terms of revisions) {
    const firstDay = holding.length === 0 ? Number.NEGATIVE_INFINITY : firstDayOf(terms);
    while ((holding.at(-1)?.firstDay ?? Number.NaN) >= firstDay) holding.pop();
    holding.push({ timeZone: terms.timeZone, firstDay, plan: planOpenings(terms) });
  }
  return holding;
}

function firstDayOf({ from }: CalendarTerms): number {
  return (from === undefined ? null : readLocalDay(from)) ?? Number.NEGATIVE_INFINITY;
}
