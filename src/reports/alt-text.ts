import type { Attainment } from './attainment.ts';
import { VERDICT_WORDS } from './attainment.ts';

/** Slack takes at most this many characters of alternative text. */
const LONGEST = 1000;

/** The picture in words, every number included, for people who do not see it. */
export function altTextOf(attainment: Attainment): string {
  const months = attainment.months.map(
    ({ label, percent, verdict }) =>
      `${label}: ${percent === null ? '' : `${percent} %, `}${VERDICT_WORDS[verdict]}`,
  );
  const text = `Bar chart: ${attainment.title}. Objective ${attainment.objective} %. ${months.join('; ')}.`;
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
