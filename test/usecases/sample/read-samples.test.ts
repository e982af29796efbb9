import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import { readSamples } from '../../../src/usecases/sample/read-samples.ts';

const PLACE = { service: 'web', indicator: 'login', id: 'a', at: '2026-06-01T10:00:00Z' };
const read = (...lines: readonly object[]) =>
  readSamples(lines.map((each) => JSON.stringify(each)).join('\n'));

describe('samples in JSON, one a line', () => {
  it('are read with the service that they measure', () => {
    const seen = { serviceKey: 'web', indicator: 'login', at: parseInstant(PLACE.at) };
    expect(
      read(
        { ...PLACE, of: 'counts', good: 9, bad: 1 },
        { ...PLACE, id: 'b', of: 'attested', subject: 'ada' },
      ),
    ).toEqual([
      { ...seen, id: 'a', of: 'counts', good: 9, bad: 1, unknown: 0 },
      { ...seen, id: 'b', of: 'attested', subject: 'ada' },
    ]);
    expect(readSamples('\n')).toEqual([]);
  });

  it.each([
    [{ of: 'delivery', service: undefined }, 'Line 2 names no service'],
    [{ of: 'counts', good: 1.5, bad: 0 }, 'Line 2 good'],
    [{ of: 'value', value: 287.5 }, 'Line 2 value'],
    [{ of: 'value', value: '1e3' }, 'decimal number in quotes'],
    [{ of: 'delivery', at: 'today' }, 'Line 2 “today” is not an instant'],
    [{ of: 'guess' }, 'Line 2 of'],
    [{ of: 'delivery', note: 'late' }, 'note'],
  ])('are refused with the number of the line: %j', (mistake, saying) => {
    const sound = { ...PLACE, of: 'delivery' };
    expect(() => read(sound, { ...PLACE, id: 'b', ...mistake })).toThrow(saying);
  });

  it('are refused when they are not JSON', () => {
    expect(() => readSamples('{')).toThrow('Line 1 is not JSON');
  });
});
