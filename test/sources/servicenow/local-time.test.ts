import { describe, expect, it } from 'vitest';
import { formatInstant } from '../../../src/domain/calendar/instant.ts';
import { timeReader } from '../../../src/sources/servicenow/local-time.ts';

describe('the dates of an export', () => {
  it.each([
    ['UTC', '29-02-2016 01:16', '2016-02-29T01:16:00Z'],
    ['UTC', '29-02-2016 01:16:59', '2016-02-29T01:16:59Z'],
    ['UTC', '2016-02-29 01:16:00', '2016-02-29T01:16:00Z'],
    ['UTC', '2016-02-29T23:59', '2016-02-29T23:59:00Z'],
    ['Europe/Berlin', '29-02-2016 01:16', '2016-02-29T00:16:00Z'],
    ['Europe/Berlin', '01-07-2016 00:30', '2016-06-30T22:30:00Z'],
    ['America/New_York', '31-12-2016 23:00', '2017-01-01T04:00:00Z'],
    ['Australia/Lord_Howe', '03-04-2016 12:00', '2016-04-03T01:30:00Z'],
  ])('in %s %s is %s', (zone, text, instant) => {
    expect(formatInstant(timeReader(zone)(text) ?? 0)).toBe(instant);
  });

  it.each([
    ['the last minute before the spring gap', '27-03-2016 01:59', '2016-03-27T00:59:00Z'],
    ['in the spring gap, an hour later', '27-03-2016 02:30', '2016-03-27T01:30:00Z'],
    ['after the spring gap', '27-03-2016 03:00', '2016-03-27T01:00:00Z'],
    ['in the autumn overlap, the first time', '30-10-2016 02:30', '2016-10-30T00:30:00Z'],
    ['after the autumn overlap', '30-10-2016 03:00', '2016-10-30T02:00:00Z'],
  ])('%s: %s', (_, text, instant) => {
    expect(formatInstant(timeReader('Europe/Berlin')(text) ?? 0)).toBe(instant);
  });

  it.each([
    '31-02-2016 01:16',
    '29-02-2015 01:16',
    '00-01-2016 01:16',
    '01-13-2016 01:16',
    '01-01-2016 24:00',
    '01-01-2016 12:60',
    '01/02/2016 12:00',
    '2016-02-29',
    'yesterday',
    '?',
    '',
  ])('%j is none', (text) => {
    expect(timeReader('UTC')(text)).toBeNull();
  });

  it('an unknown zone is named', () => {
    expect(() => timeReader('Europe/Berlim')).toThrow('“Europe/Berlim” is not a time zone');
  });
});
