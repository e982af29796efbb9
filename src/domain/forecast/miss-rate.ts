/** What is known of the chance that a case is missed: a Beta distribution with this mean and strength. */
export type MissRate = { readonly a: number; readonly b: number };

export type Counted = { readonly missed: number; readonly eligible: number };

const LEAST_SCATTER = 1e-6;
const MOST_SCATTER = 0.5;

/**
 * The chance of a miss as past periods show it: the more they differ from one another, the less each
 * of their cases says about the next period. Half a miss and half a hit are added, so that nothing is sure.
 */
export function missRateOf(periods: readonly Counted[]): MissRate {
  const eligible = sum(periods.map((period) => period.eligible));
  const missed = sum(periods.map((period) => period.missed));
  const mean = (missed + 0.5) / (eligible + 1);
  const strength = Math.min(eligible + 1, 1 / scatterOf(periods) - 1);
  return { a: mean * strength, b: (1 - mean) * strength };
}

/** The rate after so many more cases have been decided. */
export function updated({ a, b }: MissRate, { missed, eligible }: Counted): MissRate {
  return { a: a + missed, b: b + eligible - missed };
}

/** How much periods differ beyond chance: the intraclass correlation by the analysis of variance, 0 to 1. */
function scatterOf(all: readonly Counted[]): number {
  const periods = all.filter(({ eligible }) => eligible > 0);
  const cases = sum(periods.map(({ eligible }) => eligible));
  const between = periods.length - 1;
  const within = cases - periods.length;
  if (between < 1 || within < 1) return LEAST_SCATTER;
  const mean = sum(periods.map(({ missed }) => missed)) / cases;
  const share = ({ missed, eligible }: Counted) => missed / eligible;
  const squaresBetween =
    sum(periods.map((each) => each.eligible * (share(each) - mean) ** 2)) / between;
  const squaresWithin =
    sum(periods.map((each) => each.eligible * share(each) * (1 - share(each)))) / within;
  const size = (cases - sum(periods.map(({ eligible }) => eligible ** 2)) / cases) / between;
  const spread = squaresBetween + (size - 1) * squaresWithin;
  if (spread <= 0) return LEAST_SCATTER;
  const scatter = (squaresBetween - squaresWithin) / spread;
  return Math.min(MOST_SCATTER, Math.max(LEAST_SCATTER, scatter));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
