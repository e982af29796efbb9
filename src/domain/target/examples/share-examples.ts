import type { PeriodUnit } from '../../calendar/period.ts';
import { missesAllowed } from '../../compliance/attainment.ts';
import { formatPercent } from '../../compliance/display.ts';
import { fraction } from '../../compliance/fraction.ts';
import { periodNoun } from '../period-phrase.ts';

const TOTALS = [20, 100, 1_000, 10_000, 100_000, 1_000_000];

/** What a share of so many things allows, what is one too many, and what few of them mean. */
export function shareExamples(
  { objective, period }: { readonly objective: string; readonly period: PeriodUnit },
  { things, bad }: { readonly things: string; readonly bad: string },
): readonly string[] {
  const total = TOTALS.find((each) => missesAllowed(each, objective) > 0);
  if (total === undefined) return [`Not one of them may be ${bad}.`];
  const allowed = missesAllowed(total, objective);
  const many = total.toLocaleString('en');
  const worse = percent(total - allowed - 1, total);
  return [
    `Of ${many} ${things} a ${periodNoun(period)}, ${allowed} may be ${bad}: ${percent(total - allowed, total)} % is met.`,
    `With ${allowed + 1} of them ${bad} it is ${worse} %, and missed.`,
    `With only 10 ${things}, ${fewWords(missesAllowed(10, objective), bad)}.`,
  ];
}

function percent(good: number, total: number): string {
  return formatPercent(fraction(good, total)).replace(/\.?0+$/, '');
}

function fewWords(allowed: number, bad: string): string {
  return allowed === 0 ? `not one may be ${bad}` : `${allowed} may be ${bad}`;
}
