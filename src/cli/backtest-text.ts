import type { Percentiles } from '../domain/backtest/percentiles.ts';
import { instantWords } from '../domain/calendar/calendar-words.ts';
import { MINUTE } from '../domain/calendar/instant.ts';
import type { Interval } from '../domain/calendar/interval.ts';
import type { Figure } from '../domain/target/figure.ts';
import { isInPercent, objectiveOf, targetSentence } from '../domain/target/kind-words.ts';
import { periodNoun } from '../domain/target/period-phrase.ts';
import type { BacktestReport, BacktestSide } from '../usecases/backtest/backtest-target.ts';
import { shownPercent } from '../usecases/notice/shown-percent.ts';
import { periodName } from '../usecases/watch/period-name.ts';

const PERIOD_WIDTH = 28;
const SIDE_WIDTH = 52;
const SHOWN_MISSES = 5;

/** A back-test for a person at a terminal: the terms, a line for each period, and what stands out. */
export function backtestText(report: BacktestReport): string {
  const { agreementKey, agreementName, today, changed, periods, enough } = report;
  const title = `${agreementName} (${agreementKey}), ${today.terms.key}`;
  if (periods.length === 0) {
    return `${title}\nThere is no complete ${periodNoun(today.terms.period)} yet in which it was in force.`;
  }
  const sides = sidesOf(report);
  return [
    title,
    ...sides.map(({ name, side }) => `  ${name}: ${promiseOf(side)}`),
    ...(changed
      ? []
      : ['  Nothing is changed; try --within, --attainment, --pauses or --calendar.']),
    ...(enough ? [] : ['  The history is short: take what follows as a hint, no more.']),
    '',
    row(
      '',
      sides.map(({ name }) => name),
    ),
    ...periods.map((period, index) =>
      row(
        nameOf(period, report),
        sides.map(({ side }) => cell(side, index)),
      ),
    ),
    row(
      'in all',
      sides.map(({ side }) => inAll(side)),
    ),
    ...sides.flatMap(({ name, side }) => particulars(name, side, report.timeZone)),
  ].join('\n');
}

function sidesOf({ today, other, changed }: BacktestReport) {
  const agreed = { name: 'agreed', side: today };
  return changed ? [agreed, { name: 'tried', side: other }] : [agreed];
}

function nameOf(period: Interval, { today, timeZone }: BacktestReport): string {
  return periodName(period, { unit: today.terms.period, timeZone });
}

function row(period: string, cells: readonly string[]): string {
  const padded = cells.map((text) => text.padEnd(SIDE_WIDTH)).join('');
  return `  ${period.padEnd(PERIOD_WIDTH)}${padded}`.trimEnd();
}

function promiseOf({ terms, calendarKey }: BacktestSide): string {
  const pauses = 'pauses' in terms && terms.pauses ? terms.pauses.join(', ') || 'none' : null;
  const paused = pauses === null ? '' : `; pauses: ${pauses}`;
  return `${targetSentence(terms)}; calendar: ${calendarKey}${paused}`;
}

const VERDICTS = {
  met: 'met',
  'at-risk': 'at risk',
  breached: 'missed',
  'no-data': 'nothing to judge',
} as const;

function cell({ terms, figures, credits }: BacktestSide, index: number): string {
  const figure = figures[index];
  if (!figure) return '';
  const percent = shownPercent(figure.percent, objectiveOf(terms));
  const due = credits?.periods[index]?.amount;
  return [
    (percent === null ? '-' : `${percent}${isInPercent(terms) ? ' %' : ''}`).padEnd(10),
    countsOf(figure).padEnd(15),
    VERDICTS[figure.verdict],
    ...(due !== undefined && Number(due) > 0 ? [`credit ${due}`] : []),
  ].join(' ');
}

function countsOf({ attainment }: Figure): string {
  if (attainment.of === 'time') return `${lengthOf(attainment.downtimeMs)} down`;
  return attainment.of === 'cases' ? `${attainment.met} of ${attainment.eligible} met` : '';
}

function inAll({ figures, credits }: BacktestSide): string {
  const met = figures.filter(({ verdict }) => verdict === 'met').length;
  const judged = figures.filter(({ verdict }) => verdict !== 'no-data').length;
  const due = credits ? `, credits ${credits.total} ${credits.currency}` : '';
  return `kept in ${met} of ${judged}${due}`;
}

function particulars(
  name: string,
  { percentiles, worstMisses }: BacktestSide,
  timeZone: string,
): readonly string[] {
  return [
    ...(percentiles ? ['', `  Time taken, ${name}: ${percentilesText(percentiles)}`] : []),
    ...worstMisses
      .slice(0, SHOWN_MISSES)
      .map(({ workItemKey, dueAt, lateMs, open }, index) =>
        [
          index === 0 ? '  Worst misses:' : '               ',
          workItemKey.padEnd(14),
          `${lengthOf(lateMs)} late${open ? ' and still open' : ''}, due ${instantWords(dueAt, timeZone)} (${timeZone})`,
        ].join(' '),
      ),
  ];
}

function percentilesText({ cases, p50, p80, p90, p95 }: Percentiles): string {
  const named = { half: p50, '80 %': p80, '90 %': p90, '95 %': p95 };
  const texts = Object.entries(named).map(([name, length]) => `${name} within ${lengthOf(length)}`);
  return `${texts.join(', ')} (of ${cases})`;
}

/** Hours and minutes, cut: “4:05 h”. */
function lengthOf(ms: number): string {
  const minutes = Math.floor(ms / MINUTE);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
}
