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
      { line: 1, ...seen, id: 'a', of: 'counts', good: 9, bad: 1, unknown: 0 },
      { line: 2, ...seen, id: 'b', of: 'attested', subject: 'ada' },
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
    [{ of: 'delivery', subjct: 'late' }, '“subjct” is not a key that belongs here'],
    [{ of: 'attested', subjct: 'ada', subject: 'ada' }, '. Did you mean “subject”?'],
    [{ of: 'delivery', indicator: undefined }, 'Line 2 indicator: must be given'],
  ])('are refused with the number of the line: %j', (mistake, saying) => {
    const sound = { ...PLACE, of: 'delivery' };
    expect(() => read(sound, { ...PLACE, id: 'b', ...mistake })).toThrow(saying);
  });

  it('are refused with all mistakes at once, in sentences', () => {
    const value = { ...PLACE, of: 'value', value: 4.5 };
    const counts = { ...PLACE, of: 'counts', good: -1, bad: 0 };
    expect(() => read(value, { ...PLACE, of: 'delivery' }, counts, { ...PLACE, of: 'x' })).toThrow(
      [
        'Line 1 value: must be a decimal number in quotes, such as "4.5".',
        'Line 3 good: must be a whole number, 0 or more.',
        'Line 4 of: must be counts, value, delivery, joined, attested or left.',
        'None has been recorded.',
      ].join('\n'),
    );
  });

  it('are refused when they are not JSON', () => {
    expect(() => readSamples('{')).toThrow('Line 1 is not JSON');
  });
});
