import { describe, expect, it } from 'vitest';
import type { Forecast } from '../../../src/domain/forecast/forecast.ts';
import type { Figure } from '../../../src/domain/target/figure.ts';
import {
  chanceWords,
  forecastLine,
  pastWords,
} from '../../../src/usecases/forecast/forecast-words.ts';

const FORECAST: Forecast = {
  probability: 0.8213,
  basis: 'history',
  best: { percent: '99.9876', verdict: 'met' },
  worst: { percent: '99.1', verdict: 'breached' },
  expected: 2,
  sample: { periods: 12, missed: 3, cases: 0, outages: 9 },
  seed: 1,
};
const FIGURE: Figure = {
  period: { from: 0, to: 1 },
  verdict: 'met',
  provisional: true,
  attainment: { of: 'time', agreedMs: 1, downtimeMs: 0 },
  percent: '100',
  budget: { unit: 'ms', granted: 1, spent: 0, left: 1 },
  atRisk: [],
  missedItems: [],
};

function line(forecast: Partial<Forecast>, verdict: Figure['verdict'] = 'met'): string | null {
  return forecastLine(
    { ...FORECAST, ...forecast },
    { figure: { ...FIGURE, verdict }, objective: '99.9', inPercent: true, unit: 'month' },
  );
}

describe('the line about how a period will end', () => {
  it('says how likely it is missed, in steps that people can tell apart, and how often it was', () => {
    expect(line({})).toBe(
      'At this pace about 80 % likely to be missed; 3 of the 12 months before were missed',
    );
  });

  it('says the best and the worst case where there is too little history', () => {
    expect(line({ basis: 'too-little-history', probability: null })).toBe(
      'Too little history to say; at best 99.98 %, at worst 99.1 %',
    );
  });

  it('says what is certain', () => {
    expect(line({ basis: 'certain-met', probability: 0 })).toBe('Cannot be missed any more');
    expect(line({ basis: 'certain-breached', probability: 1 }, 'at-risk')).toBe(
      'Cannot be met any more',
    );
  });

  it('is left out where it helps nobody', () => {
    expect(line({ probability: 0.03 })).toBeNull();
    expect(line({}, 'breached')).toBeNull();
    expect(line({ basis: 'too-little-history', probability: null }, 'no-data')).toBeNull();
  });

  it('calms where something is at risk that will probably be met', () => {
    expect(line({ probability: 0.03 }, 'at-risk')).toContain('very unlikely to be missed');
  });
});

describe('a chance in words', () => {
  it.each([
    [0.001, 'very unlikely to be missed'],
    [0.07, 'about 5 % likely to be missed'],
    [0.5, 'about 50 % likely to be missed'],
    [0.9499, 'about 95 % likely to be missed'],
    [0.9999, 'almost certain to be missed'],
  ])('%s is %s', (probability, words) => {
    expect(chanceWords({ probability, basis: 'history' })).toBe(words);
  });
});

describe('the past in words', () => {
  it.each([
    [12, 0, 'none of the 12 months before was missed'],
    [12, 1, '1 of the 12 months before was missed'],
    [1, 1, 'the month before was missed'],
    [1, 0, 'the month before was met'],
    [0, 0, null],
    [12, null, null],
  ])('%s periods, %s missed: %s', (periods, missed, words) => {
    expect(pastWords({ periods, missed, unit: 'month' })).toBe(words);
  });
});
