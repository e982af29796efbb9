import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../../../src/domain/calendar/instant.ts';

describe('instants', () => {
  it.each([
    '2026-03-27T15:00:00Z',
    '2024-02-29T23:59:59.999Z',
    '1969-12-31T00:00:00.001Z',
    '0001-01-01T00:00:00Z',
  ])('%s is read and written alike', (text) => {
    expect(formatInstant(parseInstant(text))).toBe(text);
  });

  it('may leave out seconds', () => {
    expect(parseInstant('2026-03-27T15:00Z')).toBe(parseInstant('2026-03-27T15:00:00Z'));
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-02-30T24:00:00Z',
    '2026-03-27T24:00:00Z',
    '2026-03-27T23:60:00Z',
    '2026-03-27T23:59:60Z',
    '2026-03-27T15:00:00',
    '2026-03-27T15:00:00+00:00',
    '2026-03-27T15:00:00.0001Z',
    '2026-03-27',
    ' 2026-03-27T15:00:00Z',
    '',
  ])('“%s” is refused', (text) => {
    expect(() => parseInstant(text)).toThrow(`“${text}” is not an instant`);
  });
});
