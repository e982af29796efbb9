import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { due, elapsed } from '../../../src/domain/calendar/calendar.ts';
import { HOUR, MINUTE } from '../../../src/domain/calendar/instant.ts';
import { type ClockInput, foldClock, foldCycles } from '../../../src/domain/clock/fold-clock.ts';
import { explainClock } from '../../../src/domain/clock/ledger.ts';
import type { WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';
import {
  ACTOR_CLASSES,
  WORK_ITEM_EVENT_TYPES,
} from '../../../src/domain/measurement/work-item-event.ts';
import { daily, workdays } from '../calendar/calendars.ts';
import { clockTerms, june } from './work-items.ts';

const START = june('1 00:00');
const CALENDARS = [
  workdays('Europe/Berlin', ['09:00', '12:00'], ['13:00', '17:00']),
  daily('America/New_York', ['00:00', '24:00']),
  daily('Asia/Kolkata', ['22:00', '06:00']),
];

const minute = fc.integer({ min: 0, max: 10 * 24 * 60 });
const reason = fc.constantFrom('a', 'b', undefined);

const anyEvent = fc.record({
  at: minute.map((minutes) => START + minutes * MINUTE),
  type: fc.constantFrom(...WORK_ITEM_EVENT_TYPES),
  actor: fc.constantFrom(...ACTOR_CLASSES),
  reason,
  sequence: fc.constantFrom(undefined, 1, 2),
  party: fc.constantFrom('customer', 'supplier', 'provider', undefined),
  holder: fc.constantFrom('desk', 'hoster', undefined),
  dueAt: fc.constantFrom(undefined, START + 50 * HOUR),
  retracts: fc.constantFrom(undefined, 'e0', 'e1', 'e5'),
  startedAt: fc.constantFrom(undefined, START + HOUR, START),
});

const anyEvents = fc
  .array(anyEvent, { maxLength: 12 })
  .map((events): readonly WorkItemEvent[] => [
    { id: 'opened', at: START, type: 'opened', actor: 'customer' },
    ...events.map((event, i) => ({ ...event, id: `e${i}` })),
  ]);

const POINTS = ['same day 11:00', 'next business day 16:00, pauses shift'] as const;

const anyTerms = fc
  .record({
    kind: fc.constantFrom('response', 'resolution', 'update'),
    within: fc.constantFrom('4h', '30h', '2bd', '600m calendar', '0h', ...POINTS),
    holder: fc.constantFrom(undefined, undefined, 'desk', 'supplier'),
    pauses: fc.constantFrom(undefined, ['a'], ['a', 'b']),
    reopen: fc.constantFrom('resume', 'new-cycle', 'ignore'),
  })
  .map(({ within, ...other }) => clockTerms(within, other));

const anyClock: fc.Arbitrary<ClockInput> = fc.record({
  calendar: fc.constantFrom(...CALENDARS),
  terms: anyTerms,
  events: anyEvents,
  asOf: minute.map((minutes) => START + minutes * MINUTE),
});

function hasRetraction({ events }: ClockInput): boolean {
  return events.some(({ type }) => type === 'retracted');
}

describe('for every calendar', () => {
  it('so much open time has passed at the due instant, and not before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CALENDARS),
        minute,
        fc.integer({ min: 1, max: 400 * HOUR }),
        (calendar, minutes, ms) => {
          const from = START + minutes * MINUTE;
          const to = Number(due(calendar, { from, ms }));
          expect(elapsed(calendar, { from, to })).toBe(ms);
          expect(elapsed(calendar, { from, to: to - 1 })).toBe(ms - 1);
        },
      ),
    );
  });
});

describe('for every history of a work item', () => {
  it('the ledger covers all time from the opening on, once, and adds up to what elapsed', () => {
    fc.assert(
      fc.property(anyClock, (input) => {
        const cycles = foldCycles(input);
        const ledger = explainClock(input);
        const end = cycles.at(-1)?.stoppedAt ?? input.asOf;
        const begin = ledger[0]?.from ?? START;
        if (input.terms.holder === undefined && !hasRetraction(input)) expect(begin).toBe(START);
        let at = begin;
        for (const { from, to } of ledger) {
          expect(from).toBe(at);
          expect(to).toBeGreaterThan(from);
          at = to;
        }
        if (cycles.length > 0) expect(at).toBe(Math.max(cycles[0]?.startedAt ?? START, end));
        for (const clock of cycles) {
          const counted = ledger
            .filter(({ kind, cycle }) => kind === 'counting' && cycle === clock.cycle)
            .reduce((sum, { from, to }) => sum + to - from, 0);
          expect(clock.elapsedMs).toBe(counted);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('the order in which events arrive and how often changes nothing', () => {
    const twiceAndShuffled = anyClock.chain((input) =>
      fc
        .shuffledSubarray([...input.events, ...input.events], {
          minLength: 2 * input.events.length,
        })
        .map((events) => ({ input, events })),
    );
    fc.assert(
      fc.property(twiceAndShuffled, ({ input, events }) => {
        expect(foldCycles({ ...input, events })).toEqual(foldCycles(input));
        expect(explainClock({ ...input, events })).toEqual(explainClock(input));
      }),
      { numRuns: 300 },
    );
  });

  it('a pause that is ended and begun again at once is the same pause', () => {
    const withPause = fc.tuple(anyClock, minute, minute, minute).map(([input, ...minutes]) => {
      const [from = 0, middle = 0, to = 0] = minutes
        .sort((a, b) => a - b)
        .map((m) => START + m * MINUTE);
      const others = input.events.filter(
        ({ type }) => !['paused', 'resumed', 'retracted'].includes(type),
      );
      const pause = (id: string, at: number): WorkItemEvent => ({
        id,
        at,
        type: 'paused',
        actor: 'provider',
        reason: 'a',
      });
      const resume = (id: string, at: number): WorkItemEvent => ({
        id,
        at,
        type: 'resumed',
        actor: 'provider',
        reason: 'a',
      });
      const whole = [...others, pause('p1', from), resume('r1', to)];
      const split = [...whole, resume('r2', middle), pause('p2', middle)];
      const resolved = others.some(({ type }) => type === 'resolved');
      return { input, whole, split, isOne: !resolved && middle < to };
    });
    fc.assert(
      fc.property(withPause, ({ input, whole, split, isOne }) => {
        // A resolution or the end of a pause ends it, so a part that is begun after it is another one.
        fc.pre(isOne);
        expect(foldClock({ ...input, events: split })).toEqual(
          foldClock({ ...input, events: whole }),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('as time goes by without news, elapsed time never shrinks and a breach never goes away', () => {
    fc.assert(
      fc.property(anyClock, fc.integer({ min: 0, max: 5000 }), (input, minutes) => {
        const events = input.events.filter(({ at }) => at <= input.asOf);
        const later = input.asOf + minutes * MINUTE;
        const before = foldClock({ ...input, events });
        const after = foldClock({ ...input, events, asOf: later });
        expect(after.elapsedMs).toBeGreaterThanOrEqual(before.elapsedMs);
        if (before.breachedAt !== null) expect(after.breachedAt).toBe(before.breachedAt);
        if (before.state === 'running' && after.state === 'running') {
          expect(after.dueAt).toBe(before.dueAt);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a clock is breached exactly when it counts beyond its due instant', () => {
    fc.assert(
      fc.property(anyClock, (input) => {
        const { state, dueAt, breachedAt, stoppedAt } = foldClock(input);
        const end = stoppedAt ?? input.asOf;
        if (state === 'met' || state === 'running') {
          expect(dueAt === null || end <= dueAt).toBe(true);
        }
        if (state === 'missed') {
          expect(breachedAt).not.toBeNull();
          expect(end).toBeGreaterThan(breachedAt ?? end);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('an item of thirty thousand events is still folded and explained', () => {
    const types = [
      'replied',
      'paused',
      'resumed',
      'excluded-from',
      'excluded-to',
      'reset',
    ] as const;
    const told = Array.from({ length: 30_000 }, (_, i): WorkItemEvent => {
      const type = types[i % types.length] ?? 'replied';
      const at = START + i * MINUTE;
      return { id: `e${i}`, at, type, actor: 'provider', reason: `r${i % 700}` };
    });
    const opened: WorkItemEvent = { id: 'o', at: START, type: 'opened', actor: 'customer' };
    const events = [opened, ...told];
    const terms = clockTerms('4h', { kind: 'update' });
    const [, calendar = workdays('UTC', ['09:00', '17:00'])] = CALENDARS;
    const input = { calendar, terms, events, asOf: START + 40_000 * MINUTE };
    expect(foldClock(input).cycle).toBe(10_001);
    const ledger = explainClock(input);
    expect(ledger.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(40_000 * MINUTE);
  });
});
