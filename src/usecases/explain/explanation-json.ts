import { formatInstant, type Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { floor, fraction, minus, toNumber } from '../../domain/compliance/fraction.ts';
import type { Figure } from '../../domain/target/figure.ts';
import type { CountedOutage } from './counted-outages.ts';
import type { Explained } from './explain-meant.ts';
import type { Grounds, TargetExplanation } from './explain-target-period.ts';
import type { TimeExplanation } from './explain-time.ts';
import type { ClockExplanation, WorkItemExplanation } from './explain-work-item.ts';
import type { Foreseen } from './foreseen.ts';
import type { Published } from './published.ts';

/** An explanation as the command line prints it: instants as ISO 8601, lengths in milliseconds. */
export function explanationJson(explained: Explained) {
  return explained.of === 'work-item' ? workItemJson(explained) : targetJson(explained);
}

function workItemJson({ key, title, priority, asOf, clocks, unpromised }: WorkItemExplanation) {
  return {
    workItem: key,
    ...{ title, priority },
    asOf: formatInstant(asOf),
    clocks: clocks.map(clockJson),
    unpromised,
  };
}

function clockJson(clock: ClockExplanation) {
  const { startedAt, dueAt, stoppedAt, breachedAt, handSetDue, ledger, ...rest } = clock;
  return {
    ...rest,
    startedAt: orNull(startedAt),
    dueAt: orNull(dueAt),
    stoppedAt: orNull(stoppedAt),
    breachedAt: orNull(breachedAt),
    handSetDue: handSetDue && {
      ...handSetDue,
      at: formatInstant(handSetDue.at),
      dueAt: formatInstant(handSetDue.dueAt),
    },
    ledger: ledger.map(spanJson),
  };
}

function targetJson(explanation: TargetExplanation) {
  const {
    asOf,
    period,
    figure,
    grounds,
    burn,
    foreseen,
    published,
    of: _of,
    ...rest
  } = explanation;
  const { verdict, provisional, percent, attainment, budget } = figure;
  return {
    ...rest,
    asOf: formatInstant(asOf),
    period: spanJson(period),
    ...{ verdict, provisional, percent, attainment, budget },
    grounds: groundsJson(grounds),
    ...(burn && { burn: burn.map(({ pair: _pair, ...reading }) => reading) }),
    ...(foreseen && { forecast: forecastJson(foreseen) }),
    ...(published && { published: publishedJson(published) }),
  };
}

function forecastJson({ asOf, forecast, scores }: Foreseen) {
  const { forecasts, brier, certain } = scores;
  return { asOf: formatInstant(asOf), ...forecast, scores: { forecasts, brier, certain } };
}

function publishedJson({ figures, fresh }: Published) {
  return {
    figures: figures.map(({ sealedAt, figure, ...each }) => ({
      ...each,
      sealedAt: formatInstant(sealedAt),
      ...figureJson(figure),
    })),
    fresh: fresh && figureJson(fresh),
  };
}

function figureJson({ verdict, percent, attainment, budget }: Figure) {
  return { verdict, percent, attainment, budget };
}

function groundsJson(grounds: Grounds) {
  if (grounds.of === 'time') return timeJson(grounds);
  if (grounds.of !== 'cases') return grounds;
  return {
    of: grounds.of,
    cases: grounds.cases.map(({ dueAt, stoppedAt, ...line }) => ({
      ...line,
      dueAt: orNull(dueAt),
      stoppedAt: orNull(stoppedAt),
    })),
  };
}

function timeJson({ ledger, outages, reached, ...rules }: TimeExplanation) {
  return {
    ...rules,
    agreedMs: reached.agreedMs,
    downtimeMs: numberOf(reached.downtimeMs),
    ledger: ledger.map(spanJson),
    outages: outages.map(outageJson),
  };
}

function outageJson({ reports, parts, downtimeMs, ...outage }: CountedOutage) {
  return {
    ...spanJson(outage),
    reports: reports.map(({ from, to, ...report }) => ({
      ...report,
      from: formatInstant(from),
      to: orNull(to),
    })),
    parts: parts.map(spanJson),
    downtimeMs: numberOf(downtimeMs),
  };
}

function spanJson<Span extends Interval>({ from, to, ...rest }: Span) {
  return { from: formatInstant(from), to: formatInstant(to), ...rest };
}

function orNull(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}

/** Whole milliseconds as they are; the weights of partial outages may leave a fraction. */
function numberOf(ms: Parameters<typeof floor>[0]): number {
  const whole = floor(ms);
  return minus(ms, fraction(whole)).numerator === 0n ? Number(whole) : toNumber(ms);
}
