import { compare } from '../../../domain/compliance/fraction.ts';
import { allowanceIn } from '../comparison.ts';
import type { TargetExplanation } from '../explain-target-period.ts';
import type { TimeExplanation } from '../explain-time.ts';
import { isRunning } from '../is-running.ts';
import { type LedgerEntry, ledgerSums } from '../ledger.ts';
import { exactLength, fractionLength } from './exact-length.ts';
import { foldedLines, fullLines, isLong, lengthOf } from './fold-ledger.ts';
import { outageWords } from './outage-words.ts';
import { percentWords } from './percent-words.ts';
import { sumLine } from './sum-line.ts';
import type { TargetWords } from './tell-target.ts';
import type { Fullness, List } from './telling.ts';
import type { Times } from './times.ts';

type Seen = { readonly times: Times; readonly fullness: Fullness };
type Told = Pick<TargetExplanation, 'figure' | 'objective' | 'asOf'> & {
  readonly calendar: Pick<TargetExplanation['calendar'], 'timeZone'>;
};

/** How agreed time and downtime came about, with every outage as it counted. */
export function tellTime(
  explanation: Told,
  time: TimeExplanation,
  { times, fullness }: Seen,
): TargetWords {
  const { ledger } = time;
  const folded = fullness === 'folded' && isLong(ledger);
  const { timeZone } = explanation.calendar;
  const lines = folded ? foldedLines(ledger, { times, timeZone }) : fullLines(ledger, times);
  return {
    sentences: [agreed(time), reached(explanation, time), ...decision(explanation, time)],
    lists: [
      ...outages(time, times),
      { title: 'How the period adds up', lines: [...lines, sumLine(ledger)] },
    ],
    folded,
  };
}

function agreed({ ledger, reached: { agreedMs } }: TimeExplanation): string {
  const sums = new Map(ledgerSums(ledger).map(({ kind, ms }) => [kind, ms]));
  const excluded = sums.get('excluded') ?? 0;
  const closed = (sums.get('closed') ?? 0) + (sums.get('holiday') ?? 0);
  const less = [
    closed && `${exactLength(closed)} closed`,
    excluded && `${exactLength(excluded)} excluded`,
  ].filter((part) => typeof part === 'string');
  const kept = agreedMs - measured(sums);
  const note =
    excluded > 0 && kept > 0
      ? ` By agreement, ${exactLength(kept)} of what is excluded stays agreed time and counts as up.`
      : '';
  return `Agreed time: ${exactLength(agreedMs)}, of a period of ${exactLength(lengthOf(ledger))}${less.length ? ` (${less.join(', ')})` : ''}.${note}`;
}

/** The time of a ledger that is neither closed nor excluded. */
function measured(sums: ReadonlyMap<LedgerEntry['kind'], number>): number {
  return (['up', 'down', 'to-come'] as const).reduce((sum, kind) => sum + (sums.get(kind) ?? 0), 0);
}

function reached({ figure }: Told, { reached: down }: TimeExplanation): string {
  if (figure.percent === null)
    return 'No time is agreed in this period, so there is nothing to judge.';
  return `Down in agreed time: ${fractionLength(down.downtimeMs)}. Up ÷ agreed = ${percentWords(figure.percent)}.`;
}

function decision(
  { figure, objective, asOf }: Told,
  { reached: { agreedMs, downtimeMs } }: TimeExplanation,
): readonly string[] {
  if (figure.percent === null) return [];
  const allowed = allowanceIn(agreedMs, objective);
  const kept = compare(downtimeMs, allowed) <= 0;
  const running = isRunning(figure, asOf);
  const later = running && !kept ? ' The rest of the period cannot make up for it.' : '';
  return [
    `Decided exactly, not on the percentage: ${objective} % of ${exactLength(agreedMs)} leaves ${fractionLength(allowed)} for downtime; ${fractionLength(downtimeMs)} is ${kept ? 'not more' : 'more'}, so it is ${kept ? 'kept' : 'missed'}${running && kept ? ' so far' : ''}.${later}`,
  ];
}

function outages(time: TimeExplanation, times: Times): readonly List[] {
  if (time.outages.length === 0) return [];
  const lines = time.outages.map((outage) => outageWords(outage, { time, times }));
  return [{ title: `Outages: ${lines.length}`, lines }];
}
