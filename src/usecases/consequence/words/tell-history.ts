import type { BacktestPiece, CreditsPiece, Tried } from '../../../domain/consequence/piece.ts';
import { deadlineWords, durationWords } from '../../../domain/target/duration-words.ts';
import { isInPercent, objectiveOf } from '../../../domain/target/kind-words.ts';
import { count, lengthWords } from '../../../domain/target/length-words.ts';
import { periodNoun } from '../../../domain/target/period-phrase.ts';
import type { TargetTerms } from '../../../domain/target/target-terms.ts';
import { shownPercent } from '../../notice/shown-percent.ts';
import { periodName } from '../../watch/period-name.ts';

/** “With 99.95 % it would have been met in 9 of the last 12 months; today’s 99.9 % was met in 11.” */
export function tellBacktest(piece: BacktestPiece, timeZone: string): readonly string[] {
  const { today, proposed, enough } = piece;
  const tried = proposed ?? today;
  if (!tried) return [];
  if (tried.judged === 0) return [untried(tried)];
  const [sentence, worst] = [compared(today, proposed), worstWords(proposed, timeZone)];
  const short = `There is too little history to rely on: ${count(tried.judged, nounOf(tried))} could be judged.`;
  return [...(enough ? [] : [short]), sentence, ...(worst === null ? [] : [worst])];
}

function untried({ terms, periods }: Tried): string {
  const noun = periodNoun(terms.period);
  if (periods.length === 0) {
    return `There is no history to try it on: no complete ${noun} has passed since it was agreed.`;
  }
  return `There is no history to try it on: nothing was measured in the last ${count(periods.length, noun)}.`;
}

function compared(today: Tried | null, proposed: Tried | null): string {
  if (!today && proposed) {
    return `It would have been met in ${shareOf(proposed)}. Nothing of the kind is promised today.`;
  }
  if (!proposed) {
    return `Nothing would be promised here any more; today’s promise was met in ${today ? shareOf(today) : 'none'}.`;
  }
  if (!today) return '';
  const [is, was] = [briefly(proposed.terms, today.terms), briefly(today.terms, proposed.terms)];
  const start = `With ${is ?? 'the new terms'} it would have been met in ${shareOf(proposed)}`;
  const before = `with today’s ${was ?? 'terms'}`;
  if (today.judged === 0) return `${start}; ${before} there is nothing to judge.`;
  if (!isAlike(today, proposed)) return `${start}; ${before} it was met in ${shareOf(today)}.`;
  if (today.met === proposed.met) return `${start}, as often as ${before}.`;
  return `${start}; ${before} it was met in ${countOf(today)}.`;
}

/** Whether both are counted out of the same number of the same periods. */
function isAlike(a: Tried, b: Tried): boolean {
  return a.judged === b.judged && a.terms.period === b.terms.period;
}

/** “9 of the last 12 months”, “2 of the 5 months that could be judged”. */
function shareOf(tried: Tried): string {
  const { met, judged, periods } = tried;
  const of = count(judged, nounOf(tried));
  if (judged === 1)
    return `${met === 1 ? 'the' : 'none of the'} one ${nounOf(tried)} that could be judged`;
  if (judged < periods.length) return `${countOf(tried)} of the ${of} that could be judged`;
  return `${countOf(tried)} of the last ${of}`;
}

function countOf({ met, judged }: Tried): string {
  if (met === 0) return 'none';
  return met === judged ? 'all' : String(met);
}

function nounOf({ terms }: Tried): string {
  return periodNoun(terms.period);
}

/** What tells a promise from the other one in few words: “99.95 %”, “2 support hours”; null where no few words do. */
function briefly(terms: TargetTerms, other: TargetTerms): string | null {
  if (terms.kind !== other.kind) return null;
  if ('within' in terms && 'within' in other) {
    const share = terms.attainment === other.attainment ? null : `${terms.attainment} %`;
    if (terms.within === other.within) return share;
    return share ? `${share} ${deadlineWords(terms.within)}` : durationWords(terms.within);
  }
  if (objectiveOf(terms) === objectiveOf(other)) return null;
  return `${objectiveOf(terms)}${isInPercent(terms) ? ' %' : ''}`;
}

/** The case that would have been latest, or the worst period; null where nothing would have been missed. */
function worstWords(tried: Tried | null, timeZone: string): string | null {
  const [latest] = tried?.worstMisses ?? [];
  if (latest) {
    return `The worst case, ${latest.workItemKey}, would have been ${lengthWords(latest.lateMs)} late.`;
  }
  if (!tried || !isInPercent(tried.terms)) return null;
  const missed = tried.periods.filter(({ verdict }) => verdict === 'breached');
  const [worst] = missed.toSorted((a, b) => Number(a.percent) - Number(b.percent));
  if (!worst) return null;
  const name = periodName(worst.period, { unit: tried.terms.period, timeZone });
  return `The worst was ${name} with ${shownPercent(worst.percent, objectiveOf(tried.terms))} %.`;
}

/** “In the last 12 months 1260.00 EUR of credit would have been due; under today’s terms 630.00 EUR.” */
export function tellCredits({ today, proposed }: CreditsPiece): readonly string[] {
  const then = today && `${today.total} ${today.currency}`;
  if (!proposed) {
    return [
      `No credit would be due any more; today’s terms came to ${then} in the last 12 months.`,
    ];
  }
  const due = `In the last 12 months ${proposed.total} ${proposed.currency} of credit would have been due`;
  if (!today) return [`${due}; no credit is agreed for it today.`];
  const same = today.total === proposed.total && today.currency === proposed.currency;
  return [`${due}${same ? ', as under today’s terms' : `; under today’s terms ${then}`}.`];
}
