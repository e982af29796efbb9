import type { AgreementRevision } from '../../register/register.ts';
import { dateWords } from '../date-words.ts';
import { dateIn, daysAfter, termAfter, termOn } from '../dates/term.ts';
import { startOfDate } from '../effective-range.ts';
import type { ChainScene } from './carrier.ts';
import { type ChainLine, line } from './chain-line.ts';

type Pair = { readonly above: AgreementRevision; readonly below: AgreementRevision };

/** Whether what lies below is in force as long as what it carries. */
export function dateLines({ asOf }: ChainScene, { above, below }: Pair): readonly ChainLine[] {
  const { timeZone } = below.terms;
  const today = dateIn(timeZone, asOf);
  const starts = later(today, above.terms.effective.from);
  if (below.terms.effective.from > starts) return [lateStart({ above, below })];
  const ends = lastOf(below, starts);
  if (ends === null) return [];
  const bound = boundUntil(above, starts);
  const gapFrom = startOfDate(daysAfter(ends, 1), timeZone);
  if (bound === null || ends < bound) {
    const until = bound === null ? 'has no end date' : `runs until ${dateWords(bound)}`;
    const verb = ends < today ? 'ended' : 'ends';
    const sentence = `Dates: ${verb} on ${dateWords(ends)}${howItEnds(below)}, but what it carries ${until}`;
    return [line({ about: 'dates', standing: 'gap', gapFrom, sentence })];
  }
  if (above.terms.effective.renewal?.kind !== 'tacit') return [];
  const sentence = `Dates: ends on ${dateWords(ends)}${howItEnds(below)}, while what it carries renews by itself`;
  return [line({ about: 'dates', standing: 'caution', sentence })];
}

function lateStart({ above, below }: Pair): ChainLine {
  const { from } = below.terms.effective;
  return line({
    ...{ about: 'dates', standing: 'gap' },
    gapFrom: above.agreed.from,
    sentence: `Dates: begins only on ${dateWords(from)}, later than what it carries`,
  });
}

/** The last date on which it is surely in force; null when nothing ends it. */
function lastOf({ terms, ended }: AgreementRevision, today: string): string | null {
  if (ended !== undefined) return dateIn(terms.timeZone, ended);
  if (terms.effective.renewal?.kind === 'tacit') return null;
  return termOn(terms.effective, today)?.last ?? null;
}

/** Until when an agreement is promised for certain: once notice is too late, the next term is, too. */
function boundUntil({ terms }: AgreementRevision, today: string): string | null {
  const { effective } = terms;
  const term = termOn(effective, today);
  if (term === null) return null;
  const isTacit = effective.renewal?.kind === 'tacit';
  const isTooLate = term.noticeBy !== null && term.noticeBy < today;
  const bound = isTacit && isTooLate ? termAfter(effective, term) : term;
  return bound?.last ?? null;
}

function howItEnds({ terms }: AgreementRevision): string {
  return terms.effective.renewal?.kind === 'express' ? ' unless both sides renew it' : '';
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
