import { dateIn, daysAfter } from '../agreement/dates/term.ts';
import { startOfDate } from '../agreement/effective-range.ts';
import type { Instant } from '../calendar/instant.ts';
import type { CalendarDocumentTerms } from './calendar-document.ts';
import type { Problem } from './problem.ts';
import type { AgreementRevision } from './register.ts';

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

/** A revision that would bring back what somebody has terminated; one that begins after its last day begins it anew, and one that ends by then corrects its past. */
export function checkRestart(
  { effective, timeZone }: AgreementRevision['terms'],
  latest: AgreementRevision | null,
): readonly Problem[] {
  const ended = latest?.ended;
  if (!latest || ended === undefined || ended <= latest.agreed.from) return [];
  if (startOfDate(effective.from, timeZone) >= ended) return [];
  if (endsBy({ effective, timeZone }, ended)) return [];
  const message = `this agreement was terminated, with ${dateIn(latest.terms.timeZone, ended - 1)} as its last day: expected a first day after that, which begins it anew; or that day as its last one (effective.to) without tacit renewal, which corrects its past and lets it end as it did`;
  return [{ path: ['effective', 'from'], message }];
}

function endsBy(
  {
    effective: { to, renewal },
    timeZone,
  }: Pick<AgreementRevision['terms'], 'effective' | 'timeZone'>,
  ended: Instant,
): boolean {
  if (to === undefined || renewal?.kind === 'tacit') return false;
  return startOfDate(daysAfter(to, 1), timeZone) <= ended;
}

/** The date of the latest revision that holds at any time; one without a date replaces all before it. */
function latestDate(revisions: readonly Dated[]): string | undefined {
  const first = revisions.findLastIndex(({ from }) => from === undefined);
  return revisions
    .slice(first + 1)
    .map(({ from }) => from)
    .at(-1);
}
