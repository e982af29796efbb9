/** A forecast whose period is over. */
export type Scored = { readonly probability: number; readonly breached: boolean };

/** How forecasts of about the same probability came out. */
export type CalibrationDecile = {
  /** The lowest and the highest probability of the decile; the highest belongs to the next one, but for 1. */
  readonly from: number;
  readonly to: number;
  readonly forecasts: number;
  /** What was forecast on average, and the share that was breached; null without forecasts. */
  readonly forecast: number | null;
  readonly breached: number | null;
};

const DECILES = 10;

/** The mean squared error of some probabilities: 0 is perfect, 0.25 is a coin; null of none. */
export function brierScore(scored: readonly Scored[]): number | null {
  return meanOf(scored.map(({ probability, breached }) => (probability - Number(breached)) ** 2));
}

/** How often what was forecast happened, by tenths of the probability. */
export function calibration(scored: readonly Scored[]): readonly CalibrationDecile[] {
  return Array.from({ length: DECILES }, (_, decile) => {
    const mine = scored.filter(({ probability }) => decileOf(probability) === decile);
    return {
      from: decile / DECILES,
      to: (decile + 1) / DECILES,
      forecasts: mine.length,
      forecast: meanOf(mine.map(({ probability }) => probability)),
      breached: meanOf(mine.map(({ breached }) => Number(breached))),
    };
  });
}

function decileOf(probability: number): number {
  return Math.min(DECILES - 1, Math.floor(probability * DECILES));
}

function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
