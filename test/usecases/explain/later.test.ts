import { describe, expect, it } from 'vitest';
import { DAY, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Forecast } from '../../../src/domain/forecast/forecast.ts';
import type { Figure } from '../../../src/domain/target/figure.ts';
import { tellForecast } from '../../../src/usecases/explain/words/tell-forecast.ts';
import { tellPublished } from '../../../src/usecases/explain/words/tell-published.ts';
import { timesIn } from '../../../src/usecases/explain/words/times.ts';
import { scoresOf } from '../../../src/usecases/forecast/forecast-scores.ts';

const NOW = parseInstant('2026-11-16T08:00:00Z');
const times = timesIn('UTC', NOW);
const FORECAST: Forecast = {
  probability: 0.64,
  basis: 'history',
  best: { percent: '99.987654', verdict: 'met' },
  worst: { percent: '51.1', verdict: 'breached' },
  expected: 2.4,
  sample: { periods: 12, missed: 3, cases: 0, outages: 14 },
  seed: 7,
  draws: 10_000,
};

function told(forecast: Forecast, ended: readonly ['met' | 'breached', number][] = []) {
  const place = { agreementKey: 'a', targetKey: 't', revision: 1, day: '', asOf: NOW };
  const period = { from: NOW - DAY, to: NOW };
  const scored = ended.map(([outcome, probability]) => ({
    ...{ ...place, period, outcome },
    forecast: { ...FORECAST, probability },
  }));
  const seen = { name: 'a t', periodName: 'November 2026', unit: 'month', times } as const;
  return tellForecast(
    { asOf: NOW, forecast, scores: scoresOf(scored) },
    { ...seen, objective: '99.9', counts: 'time' },
  ).sentences;
}

function figure(percent: string, downtimeMs: number): Figure {
  return {
    period: { from: 0, to: 1 },
    verdict: 'met',
    provisional: false,
    attainment: { of: 'time', agreedMs: 720 * 3_600_000, downtimeMs },
    percent,
    budget: { unit: 'ms', granted: 1, spent: 0, left: 1 },
    atRisk: [],
    missedItems: [],
  };
}

describe('a forecast explains itself', () => {
  it('by what it was made from, how, and what earlier ones were worth', () => {
    expect(
      told(FORECAST, [
        ['breached', 0.9],
        ['met', 0.1],
        ['met', 0.5],
      ]),
    ).toEqual([
      'Forecast Mon 16 Nov 08:00: at this pace about 65 % likely to be missed.',
      'Made from the 12 months before, with 14 outages; 3 of the 12 months before were missed.',
      'Still to be expected: about 2 outages.',
      'If all goes well it ends at 99.98 %, if everything to come goes wrong at 51.1 %.',
      'Counted over 10000 possible futures drawn with the fixed seed 7: the same facts give the same forecast.',
      'How good earlier forecasts were: 0.09 on average over 3 (Brier score: 0 is perfect, 0.25 is tossing a coin).',
    ]);
  });

  it('says when there is nothing to learn from yet', () => {
    const sample = { periods: 0, cases: 0, outages: 0 };
    const { draws: _, ...rest } = FORECAST;
    const sentences = told({ ...rest, basis: 'too-little-history', probability: null, sample });
    expect(sentences).toContain('There is no complete month yet to learn from.');
    expect(sentences[0]).toBe('Forecast Mon 16 Nov 08:00: there is too little history to say.');
    expect(sentences.at(-1)).toContain('No earlier forecast of this promise can be checked yet');
  });
});

describe('a published figure explains itself', () => {
  it('by when it was published, by whom, what changed since and why', () => {
    const first = { number: 0, sealedAt: NOW, by: 'Accord itself', restated: null };
    const restated = { cause: 'an outage was reported late', approver: 'Mara Lind' };
    const second = { number: 1, sealedAt: NOW + DAY, by: 'Anna Vogel', restated };
    const figures = [
      { ...first, figure: figure('100', 0) },
      { ...second, figure: figure('99.986111', 360_000) },
    ];
    const chapter = tellPublished(
      { figures, fresh: figure('99.97', 720_000) },
      { name: 'a t', periodName: 'October 2026', times },
    );
    expect(chapter.sentences).toEqual([
      'Published Mon 16 Nov 08:00 by Accord itself: 100 %, 0 min down of 720 h (kept).',
      'Restated Tue 17 Nov 08:00 by Anna Vogel: 99.986111 %, 6 min down of 720 h (kept), instead of 100 %, 0 min down of 720 h (kept). Cause: an outage was reported late. Approved by Mara Lind.',
      'What became known since would make it 99.97 %, 12 min down of 720 h (kept). That is published only when somebody approves it.',
    ]);
  });
});
