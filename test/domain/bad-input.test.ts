import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOperation } from '../../src/cli/conformance-operations.ts';
import { compileCalendar, due, elapsed } from '../../src/domain/calendar/calendar.ts';
import { ALWAYS_OPEN, calendarTerms } from '../../src/domain/calendar/calendar-terms.ts';
import { HOUR } from '../../src/domain/calendar/instant.ts';
import { periodOf } from '../../src/domain/calendar/period.ts';
import { foldClock } from '../../src/domain/clock/fold-clock.ts';
import { explainClock } from '../../src/domain/clock/ledger.ts';
import { AccordError } from '../../src/domain/error.ts';
import {
  ACTOR_CLASSES,
  refuseFutureEvent,
  WORK_ITEM_EVENT_TYPES,
} from '../../src/domain/measurement/work-item-event.ts';
import { measureTarget } from '../../src/domain/target/measure-target.ts';
import { targetTerms } from '../../src/domain/target/target-terms.ts';
import { workdays } from './calendar/calendars.ts';
import { clockTerms, event, june } from './clock/work-items.ts';

/** A hang guard, not a measure of speed. */
const PATIENCE = 120_000;
const RUNS = { numRuns: 400 };

const office = workdays('Europe/Berlin', ['09:00', '17:00']);
const opened = event('opened', '1 09:00');

/** Gives what it gives, or refuses with a sentence for a person; anything else is a fault of the engine. */
function answerOrRefusal(ask: () => unknown): unknown {
  try {
    return ask();
  } catch (error) {
    expect(error).toBeInstanceOf(AccordError);
    expect(String(error)).toMatch(/\w{2,} .*\w/);
    return error;
  }
}

describe('the engine says what is wrong with', () => {
  const at = june('1 09:00');

  it.each([
    [
      'an unknown zone',
      () =>
        compileCalendar({ ...ALWAYS_OPEN('UTC'), timeZone: 'Mars/Olympus' }).during({
          from: at,
          to: at,
        }),
      'Mars/Olympus',
    ],
    [
      'an unknown zone of a period',
      () => periodOf({ unit: 'month', timeZone: 'Mars/Olympus', at }),
      'Mars/Olympus',
    ],
    ['a negative budget', () => due(office, { from: at, ms: -1 }), 'negative'],
    [
      'a negative promise',
      () =>
        foldClock({
          calendar: office,
          terms: { ...clockTerms('4h'), within: { unit: 'support-time', ms: -HOUR } },
          events: [opened],
          asOf: at,
        }),
      '-3600000',
    ],
    [
      'a span that ends before it begins',
      () => elapsed(office, { from: at, to: at - 1 }),
      'before it starts',
    ],
    [
      'an event in the future',
      () => refuseFutureEvent(event('replied', '1 09:06'), at),
      '“replied 1 09:06” says it happened at 2026-06-01T09:06:00Z, which is in the future',
    ],
    [
      'a calendar that never opens',
      () => calendarTerms.parse({ timeZone: 'UTC', weekly: {} }),
      'never opens',
    ],
    ['an instant that is none', () => elapsed(office, { from: at, to: Number.NaN }), 'NaN'],
    [
      'a time for which there is no calendar',
      () =>
        foldClock({
          calendar: office,
          terms: clockTerms('4h'),
          events: [opened],
          asOf: Number.POSITIVE_INFINITY,
        }),
      '1900 to 2300',
    ],
    [
      'a day that is none',
      () =>
        calendarTerms.parse({
          timeZone: 'UTC',
          weekly: { mon: [['09:00', '17:00']] },
          holidays: ['2026-02-30'],
        }),
      '2026-02-30',
    ],
  ] as const)('%s', (_, ask, saying) => {
    expect(ask).toThrow(saying);
  });
});

const anyInstant = fc.oneof(
  fc.integer({ min: june('1 00:00'), max: june('30 00:00') }),
  fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER, 1e17, 0.5),
);
const word = fc.constantFrom(undefined, 'a', 'desk', '', 'e0', 'P1');
const anyEvent = fc.record({
  id: fc.constantFrom('e0', 'e1', 'e2', 'opened', ''),
  at: anyInstant,
  sequence: fc.constantFrom(undefined, 0, -1, Number.NaN),
  type: fc.constantFrom(...WORK_ITEM_EVENT_TYPES),
  actor: fc.constantFrom(...ACTOR_CLASSES),
  ...{ reason: word, priority: word, holder: word, retracts: word, site: word },
  ...{ startedAt: fc.option(anyInstant, { nil: undefined }) },
  ...{ dueAt: fc.option(anyInstant, { nil: undefined }) },
});
const within = fc.constantFrom(
  ...['4h', '2bd', '0bd', '90m calendar', '9999999h', '99999bd', 'same day 00:00'],
  ...['next business day 23:59, pauses shift', '0h'],
);
const anyTerms = fc
  .record({
    within,
    kind: fc.constantFrom('response', 'resolution', 'update'),
    reopen: fc.constantFrom('resume', 'new-cycle', 'ignore'),
    holder: fc.constantFrom(undefined, 'desk'),
  })
  .map(({ within: text, ...other }) => clockTerms(text, other));
const calendars = fc.constantFrom(
  office,
  compileCalendar({ ...ALWAYS_OPEN('UTC'), weekly: {} }),
  compileCalendar({ ...ALWAYS_OPEN('Pacific/Apia'), holidays: [{ from: '01-01', to: '12-30' }] }),
);

const anyScene = fc.record({
  calendar: calendars,
  events: fc.array(anyEvent),
  ...{ from: anyInstant, asOf: anyInstant },
});

describe('whatever it is given, the engine answers or refuses', () => {
  it('clocks', { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(anyScene, anyTerms, ({ calendar, events, asOf }, terms) => {
        const input = { calendar, terms, events: [opened, ...events], asOf };
        answerOrRefusal(() => foldClock(input));
        answerOrRefusal(() => explainClock(input));
      }),
      RUNS,
    );
  });

  it('figures', { timeout: PATIENCE }, () => {
    const written = fc.record({
      kind: fc.constantFrom('response', 'resolution', 'update'),
      ...{ key: fc.constant('t'), within, attainment: fc.constantFrom('0', '95', '100') },
    });
    fc.assert(
      fc.property(anyScene, written, ({ calendar, events, from, asOf }, terms) => {
        const workItems = [{ key: 'INC1', events: [opened, ...events] }];
        const facts = {
          workItems,
          outages: [{ id: 'o', from, to: null, weight: 1 }],
          exclusions: [],
        };
        const scene = {
          calendar,
          timeZone: 'UTC',
          asOf,
          period: { from, to: from + 700 * HOUR },
        };
        for (const promised of [terms, { kind: 'availability', key: 'up', objective: '99.9' }]) {
          answerOrRefusal(() =>
            measureTarget({ ...scene, facts, terms: targetTerms.parse(promised) }),
          );
        }
      }),
      RUNS,
    );
  });

  it('calendars', { timeout: PATIENCE }, () => {
    const time = fc.constantFrom('00:00', '09:00', '12:30', '24:00', '25:00', '9', '');
    const hours = fc.array(fc.tuple(time, time), { maxLength: 3 });
    const written = fc.record({
      timeZone: fc.constantFrom(
        'UTC',
        'Europe/Berlin',
        'Australia/Lord_Howe',
        'Pacific/Apia',
        '',
        'x',
      ),
      weekly: fc.dictionary(fc.constantFrom('mon', 'tue', 'sun', 'someday'), hours),
      exceptions: fc.dictionary(fc.constantFrom('2026-03-29', '2026-02-30', '9999-12-31'), hours),
      holidays: fc.array(fc.constantFrom('2026-12-25', '', { from: '12-24', to: '01-02' })),
      from: fc.constantFrom(undefined, '2026-06-01', 'soon'),
    });
    fc.assert(
      fc.property(written, anyInstant, fc.double(), (json, from, ms) => {
        const terms = calendarTerms.safeParse(json);
        if (!terms.success) return;
        const calendar = compileCalendar(terms.data);
        answerOrRefusal(() => due(calendar, { from, ms }));
        answerOrRefusal(() => elapsed(calendar, { from, to: from + ms }));
      }),
      RUNS,
    );
  });

  it('cases of the conformance command', { timeout: PATIENCE }, () => {
    const calendar = { timeZone: 'UTC', weekly: { mon: [['09:00', '17:00']] } };
    const from = '2026-06-01T09:00:00Z';
    const target = { kind: 'resolution', within: '4h' };
    const events = [{ id: 'a', at: from, type: 'opened', actor: 'customer' }];
    const cases: readonly Readonly<Record<string, unknown>>[] = [
      { op: 'elapsed', calendar, from, to: '2026-06-02T09:00:00Z' },
      ...['due', 'dueBackward'].map((op) => ({ op, calendar, from, seconds: 3600 })),
      { op: 'isOpen', calendar, at: from },
      { op: 'period', unit: 'month', timeZone: 'UTC', at: from },
      { op: 'availability', agreed: [[from, from]], outages: [], excluded: [], target: '99.9' },
      { op: 'attainment', met: 3, total: 4, target: '95' },
      { op: 'budget', target: '99.9', total: 1000, bad: 1 },
      { op: 'credit', tiers: [['99.9', '10']], percent: '99.5', fee: '10.00', cap: '50' },
      { op: 'display', value: '99.995', decimals: 2 },
      { op: 'burnRateFactor', periodHours: 720, windowHours: 1, budgetPercent: 2 },
      {
        ...{ op: 'breachProbability', target: '95', total: 10, missed: 1 },
        ...{ expectedRemaining: 5, missProbability: 0.1 },
      },
      { op: 'clock', calendar, target, events, asOf: from },
    ];
    const nasty = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>(-1, 0, 1e308, 1e-320, '', '-5', '1e9', '0x1', '９９', from, []),
    );
    const spoiled = fc
      .constantFrom(...cases)
      .chain((one) =>
        fc.tuple(fc.constant(one), fc.subarray(Object.keys(one), { maxLength: 2 }), nasty, nasty),
      )
      .map(([one, [first, second], a, b]) => ({
        ...one,
        ...(first !== undefined && { [first]: a }),
        ...(second !== undefined && { [second]: b }),
      }));
    fc.assert(
      fc.property(spoiled, (body) => {
        answerOrRefusal(() => JSON.stringify(answerOperation(body)));
      }),
      { numRuns: 2000 },
    );
  });
});
