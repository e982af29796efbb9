/** Where the axis of percentages begins, and how far apart its lines are. */
export type Axis = { readonly floor: number; readonly step: number };

const STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20];
const MOST_LINES = 7;
/** How many times what may go wrong the axis reaches down at least and at most. */
const LEAST_DEPTH = 2.5;
const MOST_DEPTH = 8;

/**
 * Cuts the axis so that a hit and a near miss can be told apart; a month far below it is drawn
 * as a stub with its number instead of flattening all the others.
 */
export function axisFor(objective: number, attained: readonly number[]): Axis {
  const allowed = Math.max(100 - objective, 0.001);
  const deepest = Math.max(0, ...attained.map((percent) => 100 - percent)) * 1.15;
  const depth = Math.min(100, Math.max(deepest, allowed * LEAST_DEPTH), allowed * MOST_DEPTH);
  const step = STEPS.find((candidate) => depth / candidate <= MOST_LINES) ?? 20;
  const lines = Math.ceil(Number((depth / step).toFixed(6)));
  return { floor: Math.max(0, rounded(100 - lines * step)), step };
}

function rounded(percent: number): number {
  return Number(percent.toFixed(6));
}
