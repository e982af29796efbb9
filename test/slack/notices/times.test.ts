import { describe, expect, it } from 'vitest';
import { lengthOf, timeIn } from '../../../src/slack/notices/times.ts';

describe('times in a notice', () => {
  it.each([
    [0, '0 s'],
    [999, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_599_999, '59 min 59 s'],
    [3_600_000, '1 h'],
    [3_661_000, '1 h 1 min'],
    [-90_000, '1 min 30 s'],
    [200 * 3_600_000, '200 h'],
  ])('%i ms is %s', (ms, words) => {
    expect(lengthOf(ms)).toBe(words);
  });

  it('counts days only where a day is 24 hours', () => {
    expect(lengthOf(26 * 3_600_000, 'days')).toBe('1 d 2 h');
  });

  it('names the zone', () => {
    expect(timeIn('Asia/Tokyo', Date.parse('2026-12-31T15:00:00Z'))).toBe(
      'Fri 1 Jan, 00:00 (Asia/Tokyo)',
    );
  });
});
