import { describe, expect, it } from 'vitest';
import { chanceFrom } from '../../../src/domain/forecast/chance.ts';
import { drawDuration, durationsOf } from '../../../src/domain/forecast/durations.ts';
import { normalQuantile, normalTail } from '../../../src/domain/forecast/normal.ts';

function take(seed: number, count: number): readonly number[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: count }, () => chance());
}

describe('a stream of chance', () => {
  it('is the same to the last bit for the same seed, and another for another', () => {
    expect(take(7, 1000)).toEqual(take(7, 1000));
    expect(take(7, 5)).not.toEqual(take(8, 5));
  });

  it('stays between 0 and 1 and fills each tenth of it alike', () => {
    const numbers = take(1, 100_000);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const number of numbers)
      tenths[Math.floor(number * 10)] = (tenths[Math.floor(number * 10)] ?? 0) + 1;
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(tenths.every((count) => Math.abs(count - 10_000) < 400)).toBe(true);
  });
});

describe('the normal distribution', () => {
  it.each([
    [0.5, 0],
    [0.8413447460685429, 1],
    [0.975, 1.959963984540054],
    [0.001, -3.090232306167813],
    [1e-10, -6.361340902404056],
  ])('a share of %d lies under %d', (share, point) => {
    expect(normalQuantile(share)).toBeCloseTo(point, 7);
    expect(normalTail(point)).toBeCloseTo(1 - share, 8);
  });
});

describe('how long an outage lasts', () => {
  const durations = durationsOf([60_000, 120_000, 600_000]);

  function draws(beyond: number): readonly number[] {
    const chance = chanceFrom(3);
    return Array.from({ length: 20_000 }, () => drawDuration(durations, { beyond, chance }));
  }

  it('each past one comes as often as the longer one that has not been yet', () => {
    const drawn = draws(0);
    for (const length of [60_000, 120_000, 600_000]) {
      const share = drawn.filter((each) => each === length).length / drawn.length;
      expect(share).toBeCloseTo(1 / 4, 1);
    }
    expect(drawn.filter((each) => each > 600_000).length / drawn.length).toBeCloseTo(1 / 4, 1);
  });

  it('one that has lasted two minutes lasts longer than that', () => {
    expect(draws(120_000).every((each) => each >= 120_000 && each !== 60_000)).toBe(true);
  });

  it('one that has lasted longer than all goes on by the shape of the others', () => {
    const drawn = draws(700_000);
    expect(drawn.every((each) => each > 700_000 && Number.isFinite(each))).toBe(true);
  });
});
