/** How likely each whole number is: `weights[i]` is the probability of `from + i`. */
export type Distribution = { readonly from: number; readonly weights: readonly number[] };

// What is left out of an endless tail is less than a float can tell.
const NEGLIGIBLE = 1e-18;

/** Certainly this number. */
export function certainly(value: number): Distribution {
  return { from: value, weights: [1] };
}

/** How many of n cases are missed, when the chance of a miss is itself only known as Beta(a, b). */
export function betaBinomial(beta: {
  readonly n: number;
  readonly a: number;
  readonly b: number;
}): Distribution {
  const { n, a, b } = beta;
  const ratio = (k: number) => ((n - k) * (k + a)) / ((k + 1) * (n - k - 1 + b));
  return fromRatios({ start: Math.floor((n * a) / (a + b)), most: n, ratio });
}

/** How many events happen, when their rate is itself only known as a Gamma of this size. */
export function negativeBinomial(rate: {
  readonly mean: number;
  readonly size: number;
}): Distribution {
  const { mean, size } = rate;
  if (mean === 0) return certainly(0);
  const ratio = (k: number) => ((k + size) / (k + 1)) * (mean / (mean + size));
  return fromRatios({ start: Math.floor(mean), most: Number.POSITIVE_INFINITY, ratio });
}

/** How many of some cases are missed, each with its own chance. */
export function poissonBinomial(chances: readonly number[]): Distribution {
  let weights = [1];
  for (const chance of chances) {
    const next = weights.map((weight, k) => weight * (1 - chance) + (weights[k - 1] ?? 0) * chance);
    weights = [...next, (weights.at(-1) ?? 0) * chance];
  }
  return { from: 0, weights };
}

/** The probability of each number or more: `from` the first, ending with 0 beyond the last. */
export function tailsOf({ weights }: Distribution): readonly number[] {
  const tails = [0];
  let sum = 0;
  for (let i = weights.length - 1; i >= 0; i--) {
    sum += weights[i] ?? 0;
    tails.push(Math.min(1, sum));
  }
  tails[tails.length - 1] = 1;
  return tails.reverse();
}

/** The number that a share (0 to 1) of the probability lies under. */
export function quantileOf({ from, weights }: Distribution, share: number): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i] ?? 0;
    if (share < sum) return from + i;
  }
  return from + weights.length - 1;
}

/**
 * Weights are taken relative to a likely number, each from its neighbour, and scaled at the end:
 * nothing underflows and no factorial is ever computed. `ratio(k)` is the weight of k + 1 over that of k.
 */
function fromRatios(given: {
  readonly start: number;
  readonly most: number;
  readonly ratio: (k: number) => number;
}): Distribution {
  const { start, most, ratio } = given;
  const above: number[] = [1];
  const below: number[] = [];
  for (let k = start, weight = 1; k < most; k++) {
    weight *= ratio(k);
    if (weight < NEGLIGIBLE) break;
    above.push(weight);
  }
  for (let k = start - 1, weight = 1; k >= 0; k--) {
    weight /= ratio(k);
    if (weight < NEGLIGIBLE) break;
    below.push(weight);
  }
  const weights = [...below.reverse(), ...above];
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { from: start - below.length, weights: weights.map((weight) => weight / sum) };
}
