import type { Budget, Figure } from './figure.ts';
import { count, lengthWords } from './length-words.ts';
import { leftWords, sampledWords } from './sampled-words.ts';

/** The counts or minutes behind the percentage: “38 of 39 in time”, “31 min down of 720 h”. */
export function attainedCounts({ attainment, percent }: Figure): string {
  if (attainment.of === 'cases') {
    const { met, eligible, open, paused, cancelled, handSet } = attainment;
    const waiting = [
      openWords(open, paused),
      cancelled > 0 && `${cancelled} cancelled`,
      handSet && `${count(handSet, 'due date')} set by hand`,
    ].filter(Boolean);
    const judged = percent === null ? 'nothing to judge yet' : `${met} of ${eligible} in time`;
    return [judged, ...waiting].join(', ');
  }
  if (attainment.of !== 'time') return sampledWords(attainment);
  const { agreedMs, downtimeMs } = attainment;
  if (percent === null) return 'no agreed service time yet';
  return `${lengthWords(downtimeMs)} down of ${lengthWords(agreedMs)}`;
}

/** What is still to be judged; a paused case is not done either. */
function openWords(open: number, paused: number): string {
  const all = open + paused;
  if (all === 0) return '';
  if (paused === 0) return `${all} still open`;
  return open === 0
    ? `${all} still open and paused`
    : `${all} still open, ${paused} of them paused`;
}

/** What may still go wrong: “1 miss left”, “12 min of downtime left”. */
export function budgetWords({ unit, left }: Budget): string {
  if (unit === 'cases') {
    if (left < 0) return `${count(-left, 'miss', 'misses')} too many`;
    return left === 0 ? 'no miss left' : `${count(left, 'miss', 'misses')} left`;
  }
  if (unit !== 'ms') return leftWords(unit, left);
  if (left < 0) return `${lengthWords(-left)} of downtime too much`;
  return left === 0 ? 'no downtime left' : `${lengthWords(left)} of downtime left`;
}
