import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../../src/domain/calendar/instant.ts';
import { examplesOf } from '../../../../src/domain/target/examples-of.ts';
import { TARGET_KINDS } from '../../../../src/domain/target/kinds/index.ts';
import { targetTerms } from '../../../../src/domain/target/target-terms.ts';
import { calendar, daily } from '../../calendar/calendars.ts';

const day: [string, string][] = [['09:00', '17:00']];
const office = calendar({
  timeZone: 'Europe/Berlin',
  weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: ['2026-12-24', '2026-12-25', '2026-12-28', '2026-12-29'],
});
const scene = {
  calendar: office,
  timeZone: 'Europe/Berlin',
  asOf: parseInstant('2026-11-19T20:00:00Z'),
};
const everyKind = [
  { key: 'up', kind: 'availability', objective: '99.9' },
  { key: 'pair', kind: 'availability', objective: '99.9', redundant: ['a', 'b'] },
  { key: 'answer', kind: 'response', priority: 'P1', within: '15m', attainment: '95' },
  { key: 'end', kind: 'resolution', within: '2bd', attainment: '90' },
  { key: 'news', kind: 'update', within: '1h calendar', attainment: '90' },
  { key: 'checkout', kind: 'ratio', objective: '99', atMost: '300ms' },
  { key: 'slices', kind: 'ratio', objective: '99.99', slice: '5m', sliceObjective: '95' },
  { key: 'calm', kind: 'reliability', interruptions: 2, meanTimeToRestore: '4h' },
  { key: 'soon', kind: 'reliability', meanTimeToRestore: '4h' },
  { key: 'coffee', kind: 'fulfilment', windows: [['09:30', '10:00']], attainment: '95' },
  { key: 'survey', kind: 'satisfaction', scale: [1, 5], share: '80', atOrAbove: 4 },
  { key: 'password', kind: 'attestation', objective: '95', every: '30d calendar' },
  { key: 'demand', kind: 'volume', capacity: 100 },
];
const p1 = { key: 'p1', kind: 'response', priority: 'P1', attainment: '95' };

describe('worked examples of a timed promise', () => {
  it('are an ordinary ticket, one near a closing and one before the longest closed time', () => {
    const target = targetTerms.parse({ ...p1, within: '1h' });
    expect(examplesOf(target, scene)).toEqual([
      'A P1 reported on Fri 20 Nov 2026 at 10:00 is to be answered by Fri 20 Nov at 11:00.',
      'A P1 reported on Mon 23 Nov 2026 at 16:50 is to be answered by Tue 24 Nov at 09:50: 10 min on Mon 23 Nov, 50 min on Tue 24 Nov.',
      'A P1 reported on Wed 23 Dec 2026 at 16:30 is to be answered by Wed 30 Dec at 09:30: 30 min on Wed 23 Dec, 30 min on Wed 30 Dec, because 4 holidays are closed.',
    ]);
  });

  it('name business days and points by when they are due', () => {
    const days = targetTerms.parse({ ...p1, within: '2bd' });
    expect(examplesOf(days, scene)[0]).toBe(
      'A P1 reported on Fri 20 Nov 2026 at 10:00 is to be answered by Tue 24 Nov at 17:00.',
    );
    const point = targetTerms.parse({ ...p1, within: 'next business day 12:00' });
    expect(examplesOf(point, scene)[2]).toBe(
      'A P1 reported on Wed 23 Dec 2026 at 16:30 is to be answered by Wed 30 Dec at 12:00, because 4 holidays are closed.',
    );
  });

  it('name the holidays that push them, not a change of the clocks while nobody is there', () => {
    const names: Record<string, string> = {
      '2027-03-26': 'Good Friday',
      '2027-03-29': 'Easter Monday',
    };
    const easter = {
      ...scene,
      calendar: calendar({
        timeZone: 'Europe/Berlin',
        weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
        holidays: Object.keys(names),
      }),
      holidayName: (date: string) => names[date] ?? null,
    };
    const target = targetTerms.parse({ ...p1, within: '15m' });
    expect(examplesOf(target, easter)[2]).toBe(
      'A P1 reported on Thu 25 Mar 2027 at 16:55 is to be answered by Tue 30 Mar at 09:10: 5 min on Thu 25 Mar, 10 min on Tue 30 Mar, because Good Friday and Easter Monday are closed.',
    );
  });

  it('lie inside the agreement', () => {
    const target = targetTerms.parse({ ...p1, within: '1h' });
    const until = parseInstant('2026-12-01T00:00:00Z');
    const ended = { ...scene, until };
    expect(examplesOf(target, ended).join()).not.toMatch(/Dec/);
    expect(examplesOf(target, { ...ended, asOf: until })).toEqual([]);
  });

  it('around the clock show the night and the change of the clocks', () => {
    const always = { ...scene, calendar: daily('Europe/Berlin', ['00:00', '24:00']) };
    const target = targetTerms.parse({ ...p1, within: '4h' });
    expect(examplesOf(target, always).slice(1)).toEqual([
      'A P1 reported on Sun 22 Nov 2026 at 03:30 is to be answered by Sun 22 Nov at 07:30.',
      'A P1 reported on Sun 28 Mar 2027 at 00:30 is to be answered by Sun 28 Mar at 05:30, because the clocks go forward by 1 h.',
    ]);
  });
});

describe('worked examples of availability', () => {
  it('say that a rolling window is looked at every day', () => {
    const target = targetTerms.parse({
      ...{ key: 'up', kind: 'availability', objective: '99.9', period: 'rolling 30d' },
    });
    const [first = ''] = examplesOf(target, scene);
    expect(first).toBe(
      'Each day the last 30 days count. From Sun 1 Nov 2026 until Mon 30 Nov 2026 168 h are agreed; 99.9 % of them leaves 10 min 4 s of downtime.',
    );
    const calm = targetTerms.parse({
      ...{ key: 'calm', kind: 'reliability', interruptions: 2, period: 'rolling 30d' },
    });
    expect(examplesOf(calm, scene)[0]).toBe(
      '2 interruptions in a window of 30 days are within the promise, however short.',
    );
    const demand = targetTerms.parse({
      ...{ key: 'demand', kind: 'volume', capacity: 100, period: 'rolling 7d' },
    });
    expect(examplesOf(demand, scene)[2]).toBe('What is older than 7 days no longer counts.');
  });

  it('say how much may be down, what of an outage counts, and when it is too much', () => {
    const target = targetTerms.parse({ key: 'up', kind: 'availability', objective: '99' });
    expect(examplesOf(target, scene)).toEqual([
      'From Tue 1 Dec 2026 until Thu 31 Dec 2026 152 h are agreed; 99 % of them leaves 1 h 31 min of downtime.',
      'Down on Tue 1 Dec 2026 at 16:50 until 17:30 counts 10 min, until the agreed hours end at 17:00: 1 h 21 min would be left.',
      'Down on Tue 1 Dec 2026 at 10:00 until 11:32: missed, because only 1 h 31 min are allowed.',
    ]);
  });
});

describe('worked examples of every kind', () => {
  it.each(everyKind)('$kind has at least two, and three at most', (terms) => {
    const worked = examplesOf(targetTerms.parse(terms), scene);
    expect(worked.length).toBeGreaterThanOrEqual(2);
    expect(worked.length).toBeLessThanOrEqual(3);
  });

  it('leaves none out', () => {
    const kinds = new Set(everyKind.map(({ kind }) => kind));
    expect(TARGET_KINDS.map(({ kind }) => kind).filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});
