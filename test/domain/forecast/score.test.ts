import { describe, expect, it } from 'vitest';
import { brierScore, calibration } from '../../../src/domain/forecast/score.ts';

const SCORED = [
  { probability: 0.1, breached: false },
  { probability: 0.1, breached: true },
  { probability: 0.8, breached: true },
  { probability: 1, breached: true },
];

describe('scoring forecasts', () => {
  it('is the mean of the squared errors: (0.01 + 0.81 + 0.04 + 0) ÷ 4', () => {
    expect(brierScore(SCORED)).toBeCloseTo(0.215, 12);
  });

  it('says nothing about none', () => {
    expect(brierScore([])).toBeNull();
  });

  it('compares what was forecast with what happened, tenth by tenth', () => {
    const deciles = calibration(SCORED);
    expect(deciles).toHaveLength(10);
    expect(deciles[1]).toEqual({ from: 0.1, to: 0.2, forecasts: 2, forecast: 0.1, breached: 0.5 });
    expect(deciles[8]).toEqual({ from: 0.8, to: 0.9, forecasts: 1, forecast: 0.8, breached: 1 });
    expect(deciles[9]).toEqual({ from: 0.9, to: 1, forecasts: 1, forecast: 1, breached: 1 });
    expect(deciles[0]).toEqual({ from: 0, to: 0.1, forecasts: 0, forecast: null, breached: null });
  });
});
