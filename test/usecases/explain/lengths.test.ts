import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../../src/domain/calendar/instant.ts';
import { exactLength, readableLength } from '../../../src/usecases/explain/words/exact-length.ts';
import { lateWords } from '../../../src/usecases/explain/words/late-words.ts';

const LONG = 63 * HOUR + 12 * MINUTE + 5 * SECOND + 250;

describe('a length', () => {
  it.each([
    [LONG, '63 h 12 min', '63 h 12 min 5 s 250 ms'],
    [12 * MINUTE + 5 * SECOND + 250, '12 min 5 s', '12 min 5 s 250 ms'],
    [HOUR + 59 * SECOND, '1 h', '1 h 59 s'],
    [999, '999 ms', '999 ms'],
    [0, '0 min', '0 min'],
  ])('of %d ms is read as %s, and adds up as %s', (ms, read, exact) => {
    expect([readableLength(ms), exactLength(ms)]).toEqual([read, exact]);
  });

  it('never says that nothing is late what is late by a moment', () => {
    expect(lateWords(1)).toBe('1 ms too late');
  });
});
