import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/domain/calendar/instant.ts';
import type { ClockTerms } from '../../../src/domain/clock/clock-terms.ts';
import { foldClock, foldCycles } from '../../../src/domain/clock/fold-clock.ts';
import type { WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';
import { calendar, workdays } from '../calendar/calendars.ts';
import { clockTerms, duration, event, june } from './work-items.ts';

const office = workdays('UTC', ['09:00', '17:00']);

function clockAt(asOf: string, events: readonly WorkItemEvent[], terms = clockTerms('4h')) {
  return foldClock({ calendar: office, terms, events, asOf: june(asOf) });
}

describe('a resolution clock', () => {
  const opened = event('opened', '1 15:00');

  it('is not started before the item is opened', () => {
    expect(clockAt('1 14:59', [opened])).toMatchObject({
      state: 'not-started',
      elapsedMs: 0,
      remainingMs: 4 * HOUR,
      dueAt: null,
    });
  });

  it('counts support time only, and is due when it is used up', () => {
    expect(clockAt('2 10:00', [opened])).toMatchObject({
      state: 'running',
      elapsedMs: 3 * HOUR,
      remainingMs: HOUR,
      dueAt: june('2 11:00'),
      breachedAt: null,
    });
  });

  it.each([
    ['2 11:00', 'met'],
    ['2 11:01', 'missed'],
  ])('resolved on %s it is %s', (when, state) => {
    const clock = clockAt('3 00:00', [opened, event('resolved', when)]);
    expect(clock).toMatchObject({ state, stoppedAt: june(when), dueAt: june('2 11:00') });
  });

  it('is missed as soon as it is overdue, and keeps the due date that it missed', () => {
    expect(clockAt('2 11:00', [opened]).state).toBe('running');
    expect(clockAt('2 12:00', [opened])).toMatchObject({
      state: 'missed',
      stoppedAt: null,
      remainingMs: -HOUR,
      dueAt: june('2 11:00'),
      breachedAt: june('2 11:00'),
    });
  });

  it('used up at closing time, is missed by a stop in the evening', () => {
    const clock = clockAt('2 08:00', [event('opened', '1 13:00'), event('resolved', '1 20:00')]);
    expect(clock).toMatchObject({ state: 'missed', dueAt: june('1 17:00'), remainingMs: 0 });
  });

  it('freezes all numbers at the stop', () => {
    const events = [opened, event('resolved', '2 10:00')];
    expect(clockAt('2 10:00', events)).toEqual(clockAt('30 10:00', events));
  });

  it('freezes its due date, whatever is excluded after the stop or was not ended before it', () => {
    const stopped = [opened, event('resolved', '2 10:00')];
    const { dueAt } = clockAt('30 10:00', stopped);
    for (const when of ['2 09:59', '2 10:00', '2 10:01']) {
      const excluded = event('excluded-from', when);
      expect(clockAt('30 10:00', [...stopped, excluded])).toMatchObject({ state: 'met' });
      expect(clockAt('30 10:00', [...stopped, excluded]).dueAt).not.toBeNull();
    }
    const later = [event('excluded-from', '2 10:01'), event('excluded-to', '2 13:00')];
    expect(clockAt('30 10:00', [...stopped, ...later])).toMatchObject({ dueAt });
    const input = { calendar: office, terms: clockTerms('4h'), events: stopped };
    const exclusions = [{ from: june('2 11:00'), to: Number.POSITIVE_INFINITY }];
    expect(foldClock({ ...input, exclusions, asOf: june('30 10:00') })).toMatchObject({ dueAt });
  });

  it('stopped before it was opened, it does not stop', () => {
    expect(clockAt('2 10:00', [event('resolved', '1 14:00'), opened]).state).toBe('running');
  });

  it('opened and resolved at one instant is met in no time', () => {
    const clock = clockAt('2 10:00', [opened, event('resolved', '1 15:00')]);
    expect(clock).toMatchObject({ state: 'met', elapsedMs: 0 });
  });
});

describe('pauses', () => {
  const opened = event('opened', '1 09:00');

  it('leave no due date and freeze what remains', () => {
    const events = [opened, event('paused', '1 10:00', { reason: 'awaiting-customer' })];
    const at = (asOf: string) => clockAt(asOf, events);
    expect(at('1 12:00')).toMatchObject({ state: 'paused', dueAt: null, remainingMs: 3 * HOUR });
    expect(at('20 12:00')).toEqual(at('1 12:00'));
  });

  it('move the due date to the remaining time after the resume', () => {
    const events = [opened, event('paused', '1 10:00'), event('resumed', '2 16:00')];
    expect(clockAt('2 16:30', events).dueAt).toBe(june('3 11:00'));
  });

  it('cost nothing while support is closed', () => {
    const events = [opened, event('paused', '1 18:00'), event('resumed', '2 08:00')];
    const unpaused = clockAt('2 09:00', [opened], clockTerms('20h'));
    expect(clockAt('2 09:00', events, clockTerms('20h'))).toMatchObject({
      elapsedMs: unpaused.elapsedMs,
      dueAt: unpaused.dueAt,
    });
  });

  it('overlapping ones are a union, and a resume ends only the pause that it names', () => {
    const events = [
      opened,
      event('paused', '1 10:00', { party: 'customer', reason: 'a' }),
      event('paused', '1 11:00', { party: 'supplier', reason: 'b' }),
      event('resumed', '1 12:00', { reason: 'a' }),
      event('resumed', '1 13:00', { reason: 'b' }),
    ];
    expect(clockAt('1 14:00', events).elapsedMs).toBe(2 * HOUR);
  });

  it('all end with a resume that names none of them', () => {
    const events = [
      opened,
      event('paused', '1 10:00', { reason: 'a' }),
      event('paused', '1 11:00', { reason: 'b' }),
      event('resumed', '1 12:00'),
    ];
    expect(clockAt('1 13:00', events).elapsedMs).toBe(2 * HOUR);
  });

  it('count only for the reasons that the target accepts', () => {
    const events = [
      opened,
      event('paused', '1 10:00', { reason: 'awaiting-problem' }),
      event('paused', '1 11:00', { reason: 'awaiting-customer' }),
      event('resumed', '1 11:30', { reason: 'awaiting-problem' }),
      event('resumed', '1 12:00', { reason: 'awaiting-customer' }),
    ];
    const accepting = (pauses: string[]) =>
      clockAt('1 12:00', events, clockTerms('8h', { pauses }));
    expect(accepting(['awaiting-customer']).elapsedMs).toBe(2 * HOUR);
    expect(accepting(['awaiting-problem']).elapsedMs).toBe(1.5 * HOUR);
    expect(accepting([]).elapsedMs).toBe(3 * HOUR);
  });

  it('never create a breach, and end with the stop', () => {
    const paused = [event('opened', '1 09:00'), event('paused', '1 13:00')];
    expect(clockAt('9 09:00', paused)).toMatchObject({ state: 'paused', breachedAt: null });
    const resolved = clockAt('9 09:00', [...paused, event('resolved', '8 10:00')]);
    expect(resolved).toMatchObject({ state: 'met', dueAt: june('8 10:00') });
  });

  it('after a breach change nothing about it', () => {
    const events = [opened, event('paused', '1 14:00')];
    expect(clockAt('9 09:00', events)).toMatchObject({
      state: 'missed',
      breachedAt: june('1 13:00'),
      remainingMs: -HOUR,
    });
  });

  it('handed from one reason to the next at one instant go on', () => {
    const events = [
      opened,
      event('paused', '1 10:00', { reason: 'a' }),
      event('paused', '1 11:00', { reason: 'b' }),
      event('resumed', '1 11:00', { reason: 'a' }),
    ];
    expect(clockAt('1 12:00', events)).toMatchObject({ state: 'paused', elapsedMs: HOUR });
  });

  it('within one minute are told apart by the sequence of their source', () => {
    const events = [
      opened,
      event('paused', '1 10:00', { sequence: 3 }),
      event('resumed', '1 10:00', { sequence: 4 }),
    ];
    expect(clockAt('1 12:00', events)).toMatchObject({ state: 'running', elapsedMs: 3 * HOUR });
  });
});

describe('exclusions', () => {
  const opened = event('opened', '1 09:00');

  it('subtract like closed time, also those that are still to come', () => {
    const input = { calendar: office, terms: clockTerms('4h'), events: [opened] };
    const exclusions = [{ id: 'x', from: june('1 12:00'), to: june('1 15:00'), reason: 'strike' }];
    expect(foldClock({ ...input, exclusions, asOf: june('1 10:00') }).dueAt).toBe(june('1 16:00'));
    expect(foldClock({ ...input, exclusions, asOf: june('1 14:00') })).toMatchObject({
      state: 'running',
      elapsedMs: 3 * HOUR,
      dueAt: june('1 16:00'),
    });
  });

  it('of the item itself leave it without a due date while they last', () => {
    const events = [opened, event('excluded-from', '1 10:00'), event('excluded-to', '1 12:00')];
    expect(clockAt('1 11:00', events)).toMatchObject({ dueAt: null, elapsedMs: HOUR });
    expect(clockAt('1 13:00', events)).toMatchObject({
      dueAt: june('1 15:00'),
      elapsedMs: 2 * HOUR,
    });
  });
});

describe('a response clock', () => {
  const response = (other: Partial<ClockTerms> = {}) =>
    clockTerms('1h', { kind: 'response', ...other });
  const opened = event('opened', '1 09:00');

  it.each([
    ['provider', 'met'],
    ['customer', 'missed'],
    ['supplier', 'missed'],
    ['system', 'missed'],
  ] as const)('a reply by the %s leaves it %s', (actor, state) => {
    const clock = clockAt('1 12:00', [opened, event('replied', '1 09:30', { actor })], response());
    expect(clock.state).toBe(state);
  });

  it('a resolution without a reply counts as the response unless agreed otherwise', () => {
    const events = [opened, event('resolved', '1 09:30')];
    expect(clockAt('1 12:00', events, response()).state).toBe('met');
    expect(clockAt('1 12:00', events, response({ resolvedCounts: false })).state).toBe('missed');
  });

  it('a reply stays given when the item is reopened; a resolution does not', () => {
    const reopened = [event('resolved', '1 09:40'), event('reopened', '1 10:00')];
    const replied = [opened, event('replied', '1 09:30'), ...reopened];
    expect(clockAt('1 10:10', replied, response()).state).toBe('met');
    expect(clockAt('1 10:10', [opened, ...reopened], response())).toMatchObject({
      state: 'running',
      elapsedMs: 50 * MINUTE,
    });
  });
});

describe('an update clock', () => {
  const update = clockTerms('2h', { kind: 'update' });
  const events = [
    event('opened', '1 09:00'),
    event('replied', '1 10:00'),
    event('replied', '1 13:00'),
    event('resolved', '1 14:00'),
  ];

  it('makes one case of each interval between updates', () => {
    const cases = foldCycles({ calendar: office, terms: update, events, asOf: june('2 09:00') });
    expect(cases.map(({ state }) => state)).toEqual(['met', 'missed', 'met']);
  });

  it('starts again at each update and stops when the item is resolved', () => {
    expect(clockAt('1 11:00', events, update)).toMatchObject({
      state: 'running',
      cycle: 2,
      dueAt: june('1 12:00'),
    });
    expect(clockAt('5 11:00', events, update)).toMatchObject({ state: 'met', cycle: 3 });
  });
});

describe('reopening', () => {
  const closed = [event('opened', '1 09:00'), event('resolved', '1 11:00')];
  const reopened = (when: string, other: Partial<ClockTerms> = {}) =>
    clockAt('30 09:00', [...closed, event('reopened', when)], clockTerms('200h', other));

  it('within three support days resumes; the closed span does not count', () => {
    expect(reopened('4 17:00')).toMatchObject({ state: 'running', cycle: 1 });
    const soon = clockAt('2 10:00', [...closed, event('reopened', '2 09:00')]);
    expect(soon).toMatchObject({ elapsedMs: 3 * HOUR, dueAt: june('2 11:00') });
  });

  it('later begins a new cycle and keeps the old one', () => {
    expect(reopened('4 17:01')).toMatchObject({ state: 'running', cycle: 2 });
    const terms = clockTerms('4h');
    const events = [...closed, event('reopened', '9 09:00')];
    const cycles = foldCycles({ calendar: office, terms, events, asOf: june('9 10:00') });
    expect(cycles.map(({ state }) => state)).toEqual(['met', 'running']);
  });

  it('follows what is agreed: another span, a new cycle, or nothing', () => {
    expect(reopened('2 10:00', { reopenWithin: duration('7h') }).cycle).toBe(1);
    expect(reopened('2 10:01', { reopenWithin: duration('7h') }).cycle).toBe(2);
    expect(reopened('1 11:01', { reopen: 'new-cycle' }).cycle).toBe(2);
    expect(reopened('1 11:01', { reopen: 'ignore' })).toMatchObject({ state: 'met', cycle: 1 });
  });
});

describe('resets and cancellations', () => {
  const opened = event('opened', '1 09:00');

  it('a reset ends the cycle and keeps its breach', () => {
    const reset = event('reset', '1 14:00', { reason: 'wrong service' });
    const terms = clockTerms('4h');
    const cycles = foldCycles({
      calendar: office,
      terms,
      events: [opened, reset],
      asOf: june('1 15:00'),
    });
    expect(cycles.map(({ state, elapsedMs }) => [state, elapsedMs])).toEqual([
      ['missed', 5 * HOUR],
      ['running', HOUR],
    ]);
  });

  it('a cancellation outranks the stop of the same instant', () => {
    const events = [opened, event('cancelled', '1 10:00'), event('resolved', '1 10:00')];
    expect(clockAt('2 09:00', events).state).toBe('cancelled');
  });

  it('a stop outranks the reset of the same instant', () => {
    const events = [
      opened,
      event('reset', '1 10:00', { reason: 'x' }),
      event('resolved', '1 10:00'),
    ];
    expect(clockAt('2 09:00', events)).toMatchObject({ state: 'met', cycle: 1, elapsedMs: HOUR });
  });

  it('an item found to be a duplicate after it was resolved is cancelled, too', () => {
    const events = [opened, event('resolved', '1 10:00'), event('cancelled', '3 10:00')];
    expect(clockAt('4 09:00', events)).toMatchObject({
      state: 'cancelled',
      stoppedAt: june('1 10:00'),
    });
  });
});

describe('units of time', () => {
  it('business days end with the last opening of the day, whatever the hour it began at', () => {
    const due = (opened: string, within: string) =>
      clockAt(opened, [event('opened', opened)], clockTerms(within)).dueAt;
    expect(due('1 09:00', '1bd')).toBe(june('2 17:00'));
    expect(due('1 23:00', '1bd')).toBe(june('2 17:00'));
    expect(due('5 10:00', '2bd')).toBe(june('9 17:00'));
    expect(due('6 10:00', '1bd')).toBe(june('8 17:00'));
  });

  it('stopped or seen at the midnight that ends the last business day, it is due at that midnight', () => {
    const always = workdays('UTC', ['00:00', '24:00']);
    const opened = event('opened', '1 00:00');
    for (const [within, end] of [
      ['0bd', '2 00:00'],
      ['1bd', '3 00:00'],
      ['4bd', '6 00:00'],
    ] as const) {
      const input = { calendar: always, terms: clockTerms(within), asOf: june(end) };
      const due = { dueAt: june(end), breachedAt: null, remainingMs: 0 };
      expect(foldClock({ ...input, events: [opened] })).toMatchObject({ ...due, state: 'running' });
      const events = [opened, event('resolved', end)];
      expect(foldClock({ ...input, events })).toMatchObject({ ...due, state: 'met' });
    }
  });

  it('a pause moves a due date in business days by the business days it lasted', () => {
    const opened = event('opened', '1 10:00');
    const pausedUntil = (resumed: string) =>
      clockAt(
        '30 09:00',
        [opened, event('paused', '2 10:00'), event('resumed', resumed), event('resolved', resumed)],
        clockTerms('2bd'),
      ).dueAt;
    expect(pausedUntil('2 12:00')).toBe(june('3 17:00'));
    expect(pausedUntil('4 12:00')).toBe(june('5 17:00'));
  });

  it('wall clock time counts around the clock', () => {
    const clock = clockAt('1 18:00', [event('opened', '1 16:30')], clockTerms('2h calendar'));
    expect(clock).toMatchObject({ elapsedMs: 1.5 * HOUR, dueAt: june('1 18:30') });
  });

  it('what cannot be reached within ten years has no due date and says so', () => {
    const once = calendar({ exceptions: { '2026-06-01': [['09:00', '10:00']] } });
    const events = [event('opened', '1 09:00')];
    const clock = foldClock({
      calendar: once,
      terms: clockTerms('2h'),
      events,
      asOf: june('2 09:00'),
    });
    expect(clock).toMatchObject({ state: 'running', dueAt: null, unreachable: true });
  });
});
