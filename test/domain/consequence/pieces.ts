import { DAY, HOUR } from '../../../src/domain/calendar/instant.ts';
import type { BacktestPiece, Gap, Tried } from '../../../src/domain/consequence/piece.ts';
import type { Forecast } from '../../../src/domain/forecast/forecast.ts';
import { targetTerms } from '../../../src/domain/target/target-terms.ts';

const START = Date.UTC(2026, 0, 1);

/** A promise about availability. */
export function uptime(objective: string) {
  return targetTerms.parse({ key: 'availability', kind: 'availability', objective });
}

/** A promise about the time that P2 tickets may take. */
export function solvedWithin(within: string, attainment = '90') {
  const terms = { key: 'p2', kind: 'resolution', priority: 'P2', within, attainment };
  return targetTerms.parse(terms);
}

/** A history in which the first so many months were met, then so many missed, then nothing was measured. */
export function tried(
  terms: Tried['terms'],
  {
    met,
    missed = 0,
    empty = 0,
  }: { readonly met: number; readonly missed?: number; readonly empty?: number },
): Tried {
  const verdicts = [
    ...Array.from({ length: met }, () => 'met' as const),
    ...Array.from({ length: missed }, () => 'breached' as const),
    ...Array.from({ length: empty }, () => 'no-data' as const),
  ];
  return {
    terms,
    periods: verdicts.map((verdict, index) => ({
      period: { from: START + index * 31 * DAY, to: START + (index + 1) * 31 * DAY },
      verdict,
      percent: { met: '100.000000', breached: '97.123456', 'no-data': null }[verdict],
      attainment: { of: 'time', agreedMs: 31 * DAY, downtimeMs: HOUR },
    })),
    ...{ met, judged: met + missed, percentiles: null, worstMisses: [] },
  };
}

/** A back-test of both sides. */
export function backtest(
  sides: Partial<Pick<BacktestPiece, 'today' | 'proposed' | 'enough'>>,
): BacktestPiece {
  const named = { kind: 'back-test', target: 'availability', name: 'Availability' } as const;
  return { ...named, today: null, proposed: null, enough: true, ...sides };
}

/** A forecast of some probability; null when there is too little history to say. */
export function forecast(probability: number | null): Forecast {
  const ending = { percent: '99.950000', verdict: 'met' } as const;
  return {
    ...{ probability, basis: probability === null ? 'too-little-history' : 'history' },
    ...{ best: ending, worst: ending, expected: null, seed: 1 },
    sample: { periods: 12, cases: 0, outages: 6 },
  };
}

/** A gap that an agreement below leaves. */
export function gap(sentence: string, targets: readonly string[] = ['availability']): Gap {
  const about = { about: 'time', standing: 'gap', under: 'ola-network' } as const;
  return { ...about, targets, sentence, spareMs: null, gapFrom: null };
}
