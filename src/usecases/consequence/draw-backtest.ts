import { isRolling } from '../../domain/calendar/period.ts';
import type { Proposed } from '../../domain/consequence/consequences.ts';
import type { BacktestPiece, Tried } from '../../domain/consequence/piece.ts';
import { isInPercent, objectiveOf } from '../../domain/target/kind-words.ts';
import { count } from '../../domain/target/length-words.ts';
import { periodNoun } from '../../domain/target/period-phrase.ts';
import type { BacktestLine, BacktestPicture } from '../../reports/backtest.ts';
import { namesOfMonth } from '../chart/months.ts';
import { shownPercent } from '../notice/shown-percent.ts';
import { periodName } from '../watch/period-name.ts';

type Of = Pick<Proposed, 'agreementKey' | 'agreementName' | 'timeZone'>;

/** A back-test as a picture: the PNG, its name, and the same in words; null where there is nothing to draw. */
export async function drawBacktest(of: Of, piece: BacktestPiece) {
  const picture = backtestPicture(of, piece);
  if (!picture) return null;
  // Loaded when first needed: drawing takes much memory, and most of the time nothing is drawn.
  const { drawBacktestChart } = await import('../../reports/backtest-chart.ts');
  const { backtestAltText } = await import('../../reports/backtest.ts');
  return {
    fileName: `${of.agreementKey}-${piece.target}-back-test.png`,
    png: drawBacktestChart(picture),
    altText: backtestAltText(picture),
  };
}

/** What there is to draw of a back-test; null where that is nothing. */
export function backtestPicture(of: Of, piece: BacktestPiece): BacktestPicture | null {
  const { today, proposed, name } = piece;
  const shown = proposed ?? today;
  if (!shown || shown.judged === 0 || !isInPercent(shown.terms)) return null;
  return {
    title: `${of.agreementName}: ${name}`,
    subtitle: subtitleOf(shown, piece, of),
    labels: labelsOf(shown, of),
    today: today && isDrawn(today, shown) ? lineOf(today) : null,
    proposed: proposed && lineOf(proposed),
  };
}

/** Periods of another length cannot stand above the same labels. */
function isDrawn({ terms }: Tried, shown: Tried): boolean {
  return terms.period === shown.terms.period && isInPercent(terms);
}

function lineOf({ terms, periods }: Tried): BacktestLine {
  const objective = objectiveOf(terms);
  const points = periods.map(({ percent, verdict }) => ({
    ...{ percent: shownPercent(percent, objective), verdict },
  }));
  return { objective, points };
}

function subtitleOf(
  { terms, periods }: Tried,
  { today, proposed }: BacktestPiece,
  { timeZone }: Of,
): string {
  const sides = [...(today ? ['today’s'] : []), ...(proposed ? ['the proposed'] : [])];
  const span = `The last ${count(periods.length, periodNoun(terms.period))}`;
  return `${span} under ${sides.join(' and under ')} terms, ${timeZone}`;
}

function labelsOf({ terms, periods }: Tried, { timeZone }: Of): readonly string[] {
  const unit = terms.period;
  return periods.map(({ period }, index) => {
    if (unit === 'month' || isRolling(unit)) {
      return namesOfMonth(timeZone, { from: period.to - 1, to: period.to }).label;
    }
    // So many weeks have no room for their names.
    return unit === 'week' ? String(index + 1) : periodName(period, { unit, timeZone });
  });
}
