import type { Instant } from '../../domain/calendar/instant.ts';
import { plainDecimal } from '../../domain/compliance/display.ts';
import type { AtRiskItem, Figure, Verdict } from '../../domain/target/figure.ts';
import type { ClockWords } from './clock-words.ts';
import { isRunning } from './period-words.ts';

const SIGNS: Readonly<Record<Verdict, string>> = {
  met: '🟢',
  'at-risk': '🟡',
  breached: '🔴',
  'no-data': '⚪',
};

const NAMES: Readonly<Record<Verdict, string>> = {
  met: 'Met',
  'at-risk': 'At risk',
  breached: 'Missed',
  'no-data': 'No data',
};

const SHOWN = 3;

/** The colour of a verdict; never shown without its word. */
export function verdictSign(verdict: Verdict): string {
  return SIGNS[verdict];
}

/** The word of a verdict. */
export function verdictWord(verdict: Verdict): string {
  return NAMES[verdict];
}

/** The word of a verdict in its period; a promise that is kept while the period still runs is met so far. */
export function verdictName({ verdict, period }: Figure, asOf: Instant): string {
  return verdict === 'met' && isRunning(period, asOf) ? 'Met so far' : NAMES[verdict];
}

/** The attained percentage as it may be shown: “97.43 %”; null when there is nothing to judge. */
export function attainedPercent({ percent }: Figure, objective: string): string | null {
  if (percent === null) return null;
  const [whole = '', decimals = ''] = percent.split('.');
  const wanted = Math.max(2, objective.split('.')[1]?.length ?? 0);
  // Cut, never rounded, and with enough decimals to tell it from its objective.
  return `${plainDecimal(`${whole}.${decimals.slice(0, wanted)}`.replace(/\.$/, ''))} %`;
}

/** What is in danger now and until when it can be saved: “INC0042 due today 16:05”. */
export function atRiskWords(items: readonly AtRiskItem[], clock: ClockWords): string {
  const soonest = [...items].sort((a, b) => a.dueAt - b.dueAt);
  const named = soonest
    .slice(0, SHOWN)
    .map(({ workItemKey, dueAt }) => `${workItemKey} due ${clock.time(dueAt)}`);
  const more = items.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
