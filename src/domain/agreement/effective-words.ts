import type { EffectiveTerms } from './agreement-terms.ts';
import { dateWords, spanWords } from './date-words.ts';

/** From when to when an agreement runs and what happens then. */
export function datesWords({ from, to, renewal }: EffectiveTerms): string {
  const end = to === undefined ? 'without an end date' : `until ${dateWords(to)}`;
  return [`from ${dateWords(from)} ${end}`, renewalWords(renewal)].filter(Boolean).join(', ');
}

/** When an agreement ends or renews, in few words for lists. */
export function endWords({ to, renewal }: EffectiveTerms): string {
  if (to === undefined) return 'no end date';
  return renewal?.kind === 'tacit' ? `renews after ${dateWords(to)}` : `ends ${dateWords(to)}`;
}

function renewalWords(renewal: EffectiveTerms['renewal']): string {
  if (!renewal || renewal.kind === 'none') return '';
  const notice = renewal.notice ? ` (notice: ${spanWords(renewal.notice)} before)` : '';
  return renewal.kind === 'tacit'
    ? `renews by itself for ${spanWords(renewal.term)}${notice}`
    : `can be renewed for ${spanWords(renewal.term)}${notice}`;
}
