import type { Verdict } from '../../../domain/target/figure.ts';
import { count } from '../../../domain/target/length-words.ts';
import type { Flip, PastChange } from '../past-changes.ts';

const WORDS: Readonly<Record<Verdict, string>> = {
  met: 'met',
  'at-risk': 'at risk',
  breached: 'missed',
  'no-data': 'not measured',
};

/** “June 2026, Availability: missed → met”. */
export function flipWords({ period, target, before, after }: Flip): string {
  return `${period}, ${target}: ${WORDS[before]} → ${WORDS[after]}`;
}

/** How far a change reaches into the past, and what to write instead. */
export function pastWords({ kind, key, periods, measured }: PastChange): string {
  const term = kind === 'agreement' ? '“effective.from”' : '“from”';
  const unknown = measured ? '' : ` ${TOO_MANY}`;
  return `The ${kind} “${key}” would measure ${count(periods, 'ended period')} anew.${unknown} Write the day from which the change holds in ${term}, or say that the past is to be corrected.`;
}

/** What is said where ended periods were only counted. */
export const TOO_MANY =
  'There are too many work items to say now which of them would be judged otherwise.';
