// Rational approximations of the inverse of the normal distribution by P. J. Acklam; exact to 1.15e-9.
const CENTRE = {
  over: [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
    2.506628277459239,
  ],
  under: [
    -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
    -13.28068155288572, 1,
  ],
} as const;
const TAIL = {
  over: [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
    4.374664141464968, 2.938163982698783,
  ],
  under: [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
} as const;
const TAIL_SHARE = 0.02425;

/** The point that a share (between 0 and 1) of a standard normal distribution lies under. */
export function normalQuantile(share: number): number {
  if (share < TAIL_SHARE) return tail(share);
  if (share > 1 - TAIL_SHARE) return -tail(1 - share);
  const q = share - 0.5;
  return (q * polynomial(CENTRE.over, q * q)) / polynomial(CENTRE.under, q * q);
}

/** The share of a standard normal distribution that lies above a point, by the quantile it inverts. */
export function normalTail(point: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (-normalQuantile(middle) > point) low = middle;
    else high = middle;
  }
  return high;
}

function tail(share: number): number {
  const q = Math.sqrt(-2 * Math.log(share));
  return polynomial(TAIL.over, q) / polynomial(TAIL.under, q);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((value, coefficient) => value * x + coefficient, 0);
}
