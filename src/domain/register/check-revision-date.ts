import type { CalendarDocumentTerms } from './calendar-document.ts';
import type { Problem } from './problem.ts';

type Dated = Pick<CalendarDocumentTerms, 'from'>;

/**
 * A revision of a calendar that would begin before one that is there already, and so would silently take its place:
 * nobody can tell from the two which of them was meant to hold.
 */
export function checkRevisionDate(terms: Dated, before: readonly Dated[]): readonly Problem[] {
  const { from } = terms;
  const latest = latestDate(before);
  if (from === undefined || latest === undefined || from >= latest) return [];
  const message = `overlaps the revision of this calendar that holds from ${latest} on: expected ${latest} or later, or no date at all, which replaces every revision`;
  return [{ path: ['from'], message }];
}

/** The date of the latest revision that holds at any time; one without a date replaces all before it. */
function latestDate(revisions: readonly Dated[]): string | undefined {
  const first = revisions.findLastIndex(({ from }) => from === undefined);
  return revisions
    .slice(first + 1)
    .map(({ from }) => from)
    .at(-1);
}
