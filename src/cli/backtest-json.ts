import type { Percentiles } from '../domain/backtest/percentiles.ts';
import { formatInstant, SECOND } from '../domain/calendar/instant.ts';
import type { Figure } from '../domain/target/figure.ts';
import type { BacktestReport, BacktestSide } from '../usecases/backtest/backtest-target.ts';

/** A back-test as the command line prints it: lengths in seconds, one entry for each period. */
export function backtestJson(report: BacktestReport) {
  const { agreementKey, asOf, changed, enough, periods, today, other } = report;
  return {
    agreement: agreementKey,
    target: today.terms.key,
    asOf: formatInstant(asOf),
    changed,
    enoughHistory: enough,
    periods: periods.map((period, index) => ({
      from: formatInstant(period.from),
      to: formatInstant(period.to),
      today: figureJson(today, index),
      other: figureJson(other, index),
    })),
    today: sideJson(today),
    other: sideJson(other),
  };
}

function sideJson({ terms, calendarKey, percentiles, worstMisses, credits }: BacktestSide) {
  return {
    terms,
    calendar: calendarKey,
    percentiles: percentiles && percentilesJson(percentiles),
    worstMisses: worstMisses.map(({ workItemKey, dueAt, lateMs, open }) => ({
      workItem: workItemKey,
      dueAt: formatInstant(dueAt),
      lateSeconds: lateMs / SECOND,
      open,
    })),
    credits: credits && { total: credits.total, currency: credits.currency },
  };
}

function percentilesJson({ method, cases, p50, p80, p90, p95 }: Percentiles) {
  const seconds = { p50: p50 / SECOND, p80: p80 / SECOND, p90: p90 / SECOND, p95: p95 / SECOND };
  return { method, cases, seconds };
}

function figureJson({ figures, credits }: BacktestSide, index: number) {
  const figure = figures[index];
  if (!figure) return null;
  return {
    verdict: figure.verdict,
    percent: figure.percent,
    ...countsJson(figure.attainment),
    credit: credits?.periods[index] ?? null,
  };
}

function countsJson(attainment: Figure['attainment']) {
  if (attainment.of === 'time') {
    const { agreedMs, downtimeMs } = attainment;
    return { agreedSeconds: agreedMs / SECOND, downtimeSeconds: downtimeMs / SECOND };
  }
  const { of: _of, ...counts } = attainment;
  return counts;
}
