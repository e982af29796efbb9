import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import { periodName } from '../../../src/usecases/watch/period-name.ts';

describe('the name of a period', () => {
  const from = parseInstant('2026-09-30T22:00:00Z');
  it.each([
    ['month', 'October 2026'],
    ['quarter', 'Q4 2026'],
    ['year', '2026'],
    ['week', 'the week of 1 October 2026'],
  ] as const)('of a %s is %s', (unit, name) => {
    const period = { from, to: from + 1 };
    expect(periodName(period, { unit, timeZone: 'Europe/Berlin' })).toBe(name);
  });
});
