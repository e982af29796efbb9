import { describe, expect, it } from 'vitest';
import { pastPeriods } from '../../../src/domain/backtest/past-periods.ts';
import { formatInstant, parseInstant } from '../../../src/domain/calendar/instant.ts';

const at = parseInstant('2026-11-16T09:00:00Z');

function starts(unit: 'week' | 'month' | 'quarter' | 'year', months: number): readonly string[] {
  return pastPeriods({ unit, timeZone: 'UTC', at, months }).map(({ from }) =>
    formatInstant(from).slice(0, 10),
  );
}

describe('the complete periods of the past', () => {
  it('are the months before the one that runs, the oldest first', () => {
    expect(starts('month', 3)).toEqual(['2026-08-01', '2026-09-01', '2026-10-01']);
  });

  it('are all the weeks that reach into these months, without the one that runs', () => {
    expect(starts('week', 1)).toEqual([
      ...['2026-09-28', '2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26'],
      ...['2026-11-02', '2026-11-09'],
    ]);
  });

  it('are the quarters and years that reach into these months and are over', () => {
    expect(starts('quarter', 6)).toEqual(['2026-04-01', '2026-07-01']);
    expect(starts('year', 12)).toEqual(['2025-01-01']);
    expect(starts('year', 6)).toEqual([]);
  });

  it('follow on one another and are over', () => {
    const periods = pastPeriods({ unit: 'month', timeZone: 'Europe/Berlin', at, months: 24 });
    expect(periods).toHaveLength(24);
    expect(periods.every(({ to }, i) => to === (periods[i + 1]?.from ?? to) && to <= at)).toBe(
      true,
    );
  });
});
