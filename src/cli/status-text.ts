import type { Instant } from '../domain/calendar/instant.ts';
import { burningNow, burnWords } from '../domain/target/burn-words.ts';
import { capitalised } from '../domain/target/capitalised.ts';
import type { Figure } from '../domain/target/figure.ts';
import { attainedCounts, budgetWords } from '../domain/target/figure-words.ts';
import { isInPercent, targetName, targetSentence } from '../domain/target/kind-words.ts';
import { timesIn } from '../usecases/explain/words/times.ts';
import { forecastLine } from '../usecases/forecast/forecast-words.ts';
import { shownPercent } from '../usecases/notice/shown-percent.ts';
import { recomputingWords } from '../usecases/rebuild/recomputing.ts';
import { overriddenWords } from '../usecases/status/overridden.ts';
import type {
  AgreementStatus,
  StatusReport,
  TargetStatus,
} from '../usecases/status/status-report.ts';
import { periodName } from '../usecases/watch/period-name.ts';
import { utcWords } from './utc-words.ts';
import { wrapped } from './wrapped.ts';

const VERDICTS = { met: 'Met', 'at-risk': 'At risk', breached: 'Missed', 'no-data': 'No data' };
const VERDICT_WIDTH = 12;
const SHOWN_AT_RISK = 3;

type Seen = { readonly asOf: Instant; readonly timeZone: string };

/** A status report for a person at a terminal: for each promise the verdict, the period and what was counted. */
export function statusText({ asOf, agreements, recomputing }: StatusReport): string {
  if (agreements.length === 0) return `No agreement is in force at ${utcWords(asOf)}.`;
  return [
    ...agreements.map((agreement) => agreementText(agreement, asOf)),
    ...(recomputing ? [wrapped(recomputingWords(recomputing), 0).join('\n')] : []),
  ].join('\n\n');
}

function agreementText(agreement: AgreementStatus, asOf: Instant): string {
  const { name, key, revision, customerName, overDemand, overridden, timeZone } = agreement;
  const when = `as of ${dayAndTime(asOf, timeZone)} (${timeZone})`;
  return [
    ...wrapped(`${name} (${key}, revision ${revision}) for ${customerName}, ${when}`, 0),
    ...(overDemand
      ? [`  Outside the agreed demand: ${overDemand.counted} of ${overDemand.capacity}.`]
      : []),
    ...overridden.flatMap((each) => wrapped(`${capitalised(overriddenWords(each))}.`, 2)),
    ...agreement.targets.flatMap((target) => targetLines(target, { asOf, timeZone })),
  ].join('\n');
}

function dayAndTime(asOf: Instant, timeZone: string): string {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat('en-GB', format).format(asOf);
}

/** The word of a verdict; what is met while its period runs is met so far. */
function verdictWord({ verdict, period }: Figure, asOf: Instant): string {
  return verdict === 'met' && asOf < period.to ? 'Met so far' : VERDICTS[verdict];
}

function targetLines(target: TargetStatus, seen: Seen): readonly string[] {
  const { terms, figure, previous } = target;
  const verdict = `  ${verdictWord(figure, seen.asOf).padEnd(VERDICT_WIDTH)}`;
  const promise = `${targetName(terms)} (${terms.key}): ${targetSentence(terms)}`;
  const lines = [
    reachedIn(figure, target, seen),
    ...endangered(figure, seen),
    ...burning(target),
    ...forecast(target, seen),
    ...(previous
      ? [
          `before${target.previousSeal ? '' : ', provisional'}: ${verdictWord(previous, seen.asOf)}, ${reachedIn(previous, target, seen)}`,
        ]
      : []),
  ];
  const [first = '', ...rest] = wrapped(promise, verdict.length);
  return [
    `${verdict}${first.trimStart()}`,
    ...rest,
    ...lines.flatMap((line) => wrapped(line, verdict.length)),
  ];
}

function burning({ burn = [] }: TargetStatus): readonly string[] {
  const reading = burningNow(burn);
  return reading ? [`its budget is being used up too fast: ${burnWords(reading)}`] : [];
}

/** “April 2016: 97.43 %, 38 of 39 in time; 1 miss left”. */
function reachedIn(figure: Figure, { terms, objective }: TargetStatus, seen: Seen): string {
  const { timeZone, asOf } = seen;
  const isRunning = asOf < figure.period.to;
  const name = periodName(figure.period, { unit: terms.period, timeZone });
  const percent = isInPercent(terms) ? shownPercent(figure.percent, objective) : null;
  const reached = [...(percent === null ? [] : [`${percent} %`]), attainedCounts(figure)].join(
    ', ',
  );
  const left = figure.verdict === 'no-data' ? '' : `; ${budgetWords(figure.budget)}`;
  return `${name}${isRunning ? ' so far' : ''}: ${reached}${isRunning ? left : ''}`;
}

function forecast(
  { forecast: kept, figure, objective, terms }: TargetStatus,
  { asOf }: Seen,
): readonly string[] {
  if (!kept || asOf >= figure.period.to) return [];
  const seen = { figure, objective, inPercent: isInPercent(terms), unit: terms.period };
  const line = forecastLine(kept.forecast, seen);
  return line === null ? [] : [`forecast: ${line.charAt(0).toLowerCase()}${line.slice(1)}`];
}

function endangered({ atRisk }: Figure, { asOf, timeZone }: Seen): readonly string[] {
  if (atRisk.length === 0) return [];
  const times = timesIn(timeZone, asOf);
  const named = atRisk
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .slice(0, SHOWN_AT_RISK)
    .map(({ workItemKey, dueAt }) => `${workItemKey} due ${times.at(dueAt)}`);
  const more = atRisk.length - named.length;
  return [`at risk now: ${[...named, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`];
}
