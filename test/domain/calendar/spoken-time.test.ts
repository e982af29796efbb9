import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { readSpokenSpan } from '../../../src/domain/calendar/spoken-span.ts';
import { readSpokenTime } from '../../../src/domain/calendar/spoken-time.ts';

/** Monday 16 November 2026, 09:40 in Berlin. */
const here = { now: parseInstant('2026-11-16T08:40:00Z'), timeZone: 'Europe/Berlin' };
const past = { ...here, meant: 'past' } as const;
const future = { ...here, meant: 'future' } as const;
const inSpring = { ...future, now: parseInstant('2026-03-28T08:00:00Z') };
const inAutumn = { ...future, now: parseInstant('2026-10-24T08:00:00Z') };

describe('a time that was', () => {
  it.each([
    ['now', '2026-11-16T08:40:00Z'],
    ['09:05', '2026-11-16T08:05:00Z'],
    ['9.05', '2026-11-16T08:05:00Z'],
    ['23:50', '2026-11-15T22:50:00Z'],
    ['6pm', '2026-11-15T17:00:00Z'],
    ['yesterday 14:05', '2026-11-15T13:05:00Z'],
    ['Friday 8:15', '2026-11-13T07:15:00Z'],
    ['mon 8:15', '2026-11-16T07:15:00Z'],
    ['20 min ago', '2026-11-16T08:20:00Z'],
    ['2h ago', '2026-11-16T06:40:00Z'],
    ['15.11. 12:00', '2026-11-15T11:00:00Z'],
    ['24.12. 12:00', '2025-12-24T11:00:00Z'],
    ['2026-11-14 7:00', '2026-11-14T06:00:00Z'],
    ['2026-11-14T07:00', '2026-11-14T06:00:00Z'],
    ['2026-11-14T07:00Z', '2026-11-14T07:00:00Z'],
    ['2026-11-14T07:00:30+01:00', '2026-11-14T06:00:30Z'],
  ])('“%s”', (text, wanted) => {
    expect(formatInstant(readSpokenTime(text, past).at)).toBe(wanted);
  });
});

describe('a span to come', () => {
  it.each([
    ['sat 22:00-23:30', '2026-11-21T21:00:00Z', '2026-11-21T22:30:00Z'],
    ['saturday 22:00 to 23:30', '2026-11-21T21:00:00Z', '2026-11-21T22:30:00Z'],
    ['sat 22:00 – 02:00', '2026-11-21T21:00:00Z', '2026-11-22T01:00:00Z'],
    ['sat 22:00-24:00', '2026-11-21T21:00:00Z', '2026-11-21T23:00:00Z'],
    ['tomorrow 6:00-8:00', '2026-11-17T05:00:00Z', '2026-11-17T07:00:00Z'],
    ['8:00-9:00', '2026-11-17T07:00:00Z', '2026-11-17T08:00:00Z'],
    ['mon 8:00-9:00', '2026-11-23T07:00:00Z', '2026-11-23T08:00:00Z'],
    ['next mon 22:00-23:00', '2026-11-23T21:00:00Z', '2026-11-23T22:00:00Z'],
    ['21 Nov 10pm-11pm', '2026-11-21T21:00:00Z', '2026-11-21T22:00:00Z'],
    ['Nov 21 22:00 for 1h 30m', '2026-11-21T21:00:00Z', '2026-11-21T22:30:00Z'],
    ['3 Jan 6:00-7:00', '2027-01-03T05:00:00Z', '2027-01-03T06:00:00Z'],
    ['sat 22:00 until sun 4:00', '2026-11-21T21:00:00Z', '2026-11-22T03:00:00Z'],
    ['2026-11-21 22:00 - 2026-11-22 02:00', '2026-11-21T21:00:00Z', '2026-11-22T01:00:00Z'],
    ['2026-11-21T22:00Z/2026-11-21T23:30Z', '2026-11-21T22:00:00Z', '2026-11-21T23:30:00Z'],
    ['2026-11-21T22:00Z-23:30', '2026-11-21T22:00:00Z', '2026-11-21T22:30:00Z'],
  ])('“%s”', (text, from, to) => {
    const span = readSpokenSpan(text, future);
    expect([span.from, span.to].map(formatInstant)).toEqual([from, to]);
  });
});

describe('the clocks', () => {
  it('skip a time in spring, which is said', () => {
    expect(() => readSpokenTime('sun 2:30', inSpring)).toThrow(
      'There is no 02:30 on 2026-03-29 in Europe/Berlin: the clocks go forward then. Write 03:30',
    );
    expect(() => readSpokenSpan('sun 1:00-2:30', inSpring)).toThrow('There is no 02:30');
  });

  it('show a time twice in autumn, of which the first is meant', () => {
    const { at, note } = readSpokenTime('sun 2:30', inAutumn);
    expect(formatInstant(at)).toBe('2026-10-25T00:30:00Z');
    expect(note).toContain('02:30 comes twice on 2026-10-25 in Europe/Berlin');
    expect(note).toContain('2026-10-25T01:30Z');
  });

  it('of another zone are another instant', () => {
    const there = { ...future, timeZone: 'America/New_York' };
    expect(formatInstant(readSpokenSpan('sat 22:00-23:30', there).from)).toBe(
      '2026-11-22T03:00:00Z',
    );
  });
});

describe('what cannot be read', () => {
  it.each([
    '',
    'soon',
    '25:00',
    '12',
    '31.2. 12:00',
    'blursday 9:00',
    '9:61',
    '13pm',
    'in 5 min ago',
  ])('“%s” as a time is refused with an example', (text) => {
    expect(() => readSpokenTime(text, past)).toThrow('Write it as 14:05');
  });

  it.each(['sat', 'sat 22:00', 'sat 22:00-', 'sat 22:00-blah', 'for 2h'])(
    '“%s” as a span is refused with an example',
    (text) => {
      expect(() => readSpokenSpan(text, future)).toThrow('Write it as sat 22:00-23:30');
    },
  );

  it('ends before it begins', () => {
    const wrong = '2026-11-21T22:00Z/2026-11-21T21:00Z';
    expect(() => readSpokenSpan(wrong, future)).toThrow('ends before it begins');
  });
});
