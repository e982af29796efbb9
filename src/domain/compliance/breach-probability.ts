import { AccordError } from '../error.ts';
import { isCount, missesAllowed } from './attainment.ts';

const MOST_REMAINING = 1e12;
// What weighs less cannot be seen beside the likeliest; the smallest numbers of all would never become zero.
const NOTHING = 1e-100;

export type Outlook = {
  readonly target: string;
  readonly total: number;
  readonly missed: number;
  readonly expectedRemaining: number;
  readonly missProbability: number;
};

/** The probability that a period ends below its target, if each remaining case is missed independently. */
export function breachProbability(outlook: Outlook): number {
  refuseImpossible(outlook);
  const { target, total, missed, expectedRemaining, missProbability } = outlook;
  const left = missesAllowed(total + expectedRemaining, target) - missed;
  if (left < 0) return 1;
  if (left >= expectedRemaining) return 0;
  return binomialTail(expectedRemaining, missProbability, left);
}

/**
 * The probability of more than `most` successes in n trials. Weights are taken relative to the
 * likeliest number, so that nothing underflows however many trials there are.
 */
function binomialTail(n: number, p: number, most: number): number {
  if (p === 0) return 0;
  if (p === 1) return 1;
  const odds = p / (1 - p);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  let above = mode > most ? 1 : 0;
  let below = mode > most ? 0 : 1;
  for (let k = mode + 1, weight = 1; k <= n && weight > NOTHING; k++) {
    weight *= ((n - k + 1) / k) * odds;
    if (k > most) above += weight;
    else below += weight;
  }
  for (let k = mode - 1, weight = 1; k >= 0 && weight > NOTHING; k--) {
    weight *= (k + 1) / ((n - k) * odds);
    if (k > most) above += weight;
    else below += weight;
  }
  return above / (above + below);
}

function refuseImpossible(outlook: Outlook): void {
  const { total, missed, expectedRemaining, missProbability: p } = outlook;
  const counts = [total, missed, expectedRemaining].every(isCount) && missed <= total;
  if (counts && expectedRemaining > MOST_REMAINING) {
    throw new AccordError(
      'invalid',
      `Nobody can foresee ${expectedRemaining} cases. Expect fewer.`,
    );
  }
  if (counts && p >= 0 && p <= 1) return;
  throw new AccordError(
    'invalid',
    'An outlook needs whole numbers of cases, no more missed than there are, and a probability between 0 and 1.',
  );
}
