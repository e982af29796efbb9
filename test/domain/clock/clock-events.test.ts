import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../src/domain/calendar/instant.ts';
import { foldClock, foldCycles } from '../../../src/domain/clock/fold-clock.ts';
import { explainClock } from '../../../src/domain/clock/ledger.ts';
import { thresholdInstants } from '../../../src/domain/clock/thresholds.ts';
import type { WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';
import { workdays } from '../calendar/calendars.ts';
import { clockTerms, event, june } from './work-items.ts';

const office = workdays('UTC', ['09:00', '17:00']);
const opened = event('opened', '1 09:00');

function clockAt(asOf: string, events: readonly WorkItemEvent[], terms = clockTerms('4h')) {
  return foldClock({ calendar: office, terms, events, asOf: june(asOf) });
}

describe('a merge', () => {
  it('cancels the duplicate', () => {
    const merged = event('merged', '1 10:00', { other: 'INC1' });
    expect(clockAt('2 12:00', [opened, merged])).toMatchObject({
      state: 'cancelled',
      elapsedMs: HOUR,
    });
  });

  const takenOver = event('merged-from', '1 14:00', {
    other: 'INC2',
    startedAt: june('1 09:00'),
  });
  const survivor = event('opened', '1 11:00');

  it('lets the item that goes on keep the earlier start', () => {
    expect(clockAt('1 13:00', [survivor, takenOver]).dueAt).toBe(june('1 15:00'));
    expect(clockAt('1 14:00', [survivor, takenOver])).toMatchObject({
      state: 'missed',
      startedAt: june('1 09:00'),
      dueAt: june('1 13:00'),
      elapsedMs: 5 * HOUR,
    });
  });

  it.each([
    ['with an item that was opened later', survivor, '1 12:00'],
    ['told twice', opened, '1 09:00'],
  ])('%s changes no start', (_, first, startedAt) => {
    const other = { ...takenOver, startedAt: june(startedAt) };
    expect(clockAt('1 14:00', [first, other, other]).startedAt).toBe(first.at);
  });

  it('leaves a promise alone that was kept before', () => {
    const replied = event('replied', '1 12:00');
    const clock = clockAt('1 15:00', [survivor, replied, takenOver], {
      ...clockTerms('2h', { kind: 'response' }),
    });
    expect(clock).toMatchObject({ state: 'met', startedAt: june('1 11:00') });
  });
});

describe('a due date that is set by hand', () => {
  const set = (when: string, due: string) =>
    event('due-set', when, { dueAt: june(due), reason: 'agreed on the phone', by: 'ada' });

  it('is told, and the clock is judged by what was agreed', () => {
    const clock = clockAt('1 14:00', [opened, set('1 10:00', '5 17:00')]);
    expect(clock).toMatchObject({
      state: 'missed',
      dueAt: june('1 13:00'),
      handSetDue: { dueAt: june('5 17:00'), reason: 'agreed on the phone', by: 'ada' },
    });
  });

  it('is the last one of its cycle', () => {
    const events = [
      opened,
      set('1 10:00', '5 17:00'),
      set('1 11:00', '6 17:00'),
      event('reset', '1 12:00', { reason: 'wrong service' }),
    ];
    const cycles = foldCycles({
      ...{ calendar: office, terms: clockTerms('4h'), events },
      asOf: june('1 13:00'),
    });
    expect(cycles.map(({ handSetDue }) => handSetDue?.dueAt)).toEqual([june('6 17:00'), undefined]);
  });
});

describe('support time of those who hold an item', () => {
  const terms = clockTerms('4h', { holder: 'cloudmail' });
  const given = (when: string, holder: string, party: 'provider' | 'supplier' = 'supplier') =>
    event('assigned', when, { holder, party });
  const ledgerOf = (events: readonly WorkItemEvent[], asOf: string) =>
    explainClock({ calendar: office, terms, events, asOf: june(asOf) });

  it('does not start before they get it', () => {
    const desk = given('1 09:00', 'desk', 'provider');
    expect(clockAt('2 09:00', [opened, desk], terms).state).toBe('not-started');
    expect(clockAt('1 16:00', [opened, desk, given('1 15:00', 'cloudmail')], terms)).toMatchObject({
      state: 'running',
      startedAt: june('1 15:00'),
      dueAt: june('2 11:00'),
    });
  });

  it('stands still while others have it, and goes on when it comes back', () => {
    const events = [
      opened,
      given('1 10:00', 'cloudmail'),
      given('1 11:00', 'desk', 'provider'),
      given('1 15:00', 'cloudmail'),
    ];
    expect(clockAt('1 12:00', events, terms)).toMatchObject({
      state: 'paused',
      dueAt: null,
      remainingMs: 3 * HOUR,
    });
    expect(clockAt('1 16:00', events, terms)).toMatchObject({
      state: 'running',
      dueAt: june('2 10:00'),
    });
    expect(ledgerOf(events, '1 16:00').map(({ kind, reason }) => reason ?? kind)).toEqual([
      'counting',
      'held by desk',
      'counting',
    ]);
  });

  it('may be that of anybody of a party', () => {
    const supplier = clockTerms('4h', { holder: 'supplier' });
    const events = [opened, given('1 10:00', 'cloudmail'), given('1 11:00', 'hoster')];
    expect(clockAt('1 12:00', events, supplier)).toMatchObject({ elapsedMs: 2 * HOUR });
  });

  it('does not start for an item that was resolved before they got it', () => {
    const resolved = event('resolved', '1 10:00');
    const events = [opened, resolved, given('1 11:00', 'cloudmail')];
    expect(clockAt('1 12:00', events, terms).state).toBe('not-started');
    const reopened = event('reopened', '1 13:00');
    expect(clockAt('1 14:00', [...events, reopened], terms)).toMatchObject({
      state: 'running',
      startedAt: june('1 13:00'),
    });
  });

  it('is that of everybody where no holder is named', () => {
    expect(clockAt('1 12:00', [opened, given('1 10:00', 'desk')])).toMatchObject({
      state: 'running',
      elapsedMs: 3 * HOUR,
    });
  });
});

describe('a retraction', () => {
  const replied = event('replied', '1 10:00', { id: 'reply' });
  const retracted = event('retracted', '1 15:00', { retracts: 'reply' });
  const terms = clockTerms('4h', { kind: 'response' });

  it('withdraws the event that it names from the instant on at which it was made', () => {
    expect(clockAt('1 14:00', [opened, replied, retracted], terms).state).toBe('met');
    expect(clockAt('1 15:00', [retracted, replied, opened], terms)).toMatchObject({
      state: 'missed',
      dueAt: june('1 13:00'),
    });
  });

  it('is not withdrawn by another', () => {
    const another = event('retracted', '1 16:00', { retracts: retracted.id });
    expect(clockAt('1 17:00', [opened, replied, retracted, another], terms).state).toBe('missed');
  });
});

describe('a fixed point', () => {
  const nextDay = clockTerms('next business day 16:00');

  it.each([
    ['1 09:00', '2 16:00'],
    ['5 16:59', '8 16:00'],
    ['6 12:00', '8 16:00'],
  ])('on the next business day after %s is %s', (from, due) => {
    expect(clockAt(from, [event('opened', from)], nextDay).dueAt).toBe(june(due));
  });

  it.each([
    ['1 09:00', '1 18:00'],
    ['1 18:00', '1 18:00'],
    ['1 18:01', '2 18:00'],
    ['6 09:00', '8 18:00'],
  ])('on the same day at 18:00, opened at %s, is %s', (from, due) => {
    const sameDay = clockTerms('same day 18:00');
    expect(clockAt(from, [event('opened', from)], sameDay).dueAt).toBe(june(due));
  });

  const pause = [event('paused', '2 10:00'), event('resumed', '3 10:00')];

  it('stays where it is, however long the item waits, unless agreed otherwise', () => {
    expect(clockAt('2 15:00', [opened, ...pause], nextDay)).toMatchObject({
      state: 'running',
      dueAt: june('2 16:00'),
    });
    expect(clockAt('2 16:01', [opened, ...pause], nextDay).state).toBe('missed');
  });

  it('is the next such time when a pause covers it and pauses shift it', () => {
    const shifting = clockTerms('next business day 16:00, pauses shift');
    expect(clockAt('2 15:00', [opened, ...pause], shifting)).toMatchObject({
      state: 'paused',
      dueAt: null,
    });
    expect(clockAt('3 15:00', [opened, ...pause], shifting).dueAt).toBe(june('3 16:00'));
    expect(clockAt('3 16:01', [opened, ...pause], shifting).breachedAt).toBe(june('3 16:00'));
  });

  it('has its thresholds on the support time until then', () => {
    const clock = clockAt('1 10:00', [opened], nextDay);
    expect(thresholdInstants(clock, [50, 100])).toEqual([
      { percent: 50, at: june('1 16:30') },
      { percent: 100, at: june('2 16:00') },
    ]);
  });

  it('is a time of the calendar’s zone, on both sides of a change of its clocks', () => {
    const berlin = workdays('Europe/Berlin', ['09:00', '17:00']);
    const at = (from: string) =>
      foldClock({
        ...{ calendar: berlin, terms: nextDay, asOf: Date.parse(from) },
        events: [{ ...opened, at: Date.parse(from) }],
      }).dueAt;
    expect(at('2026-03-26T12:00:00Z')).toBe(Date.parse('2026-03-27T15:00:00Z'));
    expect(at('2026-03-27T12:00:00Z')).toBe(Date.parse('2026-03-30T14:00:00Z'));
  });
});
