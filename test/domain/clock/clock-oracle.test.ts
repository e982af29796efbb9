import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueInBusinessDays } from '../../../src/domain/calendar/business-days.ts';
import { isOpen } from '../../../src/domain/calendar/calendar.ts';
import { MINUTE } from '../../../src/domain/calendar/instant.ts';
import { foldClock } from '../../../src/domain/clock/fold-clock.ts';
import {
  ACTOR_CLASSES,
  WORK_ITEM_EVENT_TYPES,
  type WorkItemEvent,
} from '../../../src/domain/measurement/work-item-event.ts';
import { daily } from '../calendar/calendars.ts';
import { replay } from './replay-oracle.ts';
import { clockTerms, june } from './work-items.ts';

const START = june('1 00:00');
// Days are short, so that a few hundred minutes hold many openings.
const calendar = daily('UTC', ['00:10', '00:30'], ['00:40', '01:00'], ['23:50', '24:00']);

const minute = fc.integer({ min: 0, max: 150 });
const event = fc.record({
  at: minute.map((minutes) => START + minutes * MINUTE),
  type: fc.constantFrom(...WORK_ITEM_EVENT_TYPES, 'replied', 'resolved', 'reopened'),
  actor: fc.constantFrom(...ACTOR_CLASSES, 'provider', 'provider'),
  reason: fc.constantFrom('a', 'b', undefined),
});
const events = fc
  .array(event, { maxLength: 9 })
  .map((others): readonly WorkItemEvent[] => [
    { id: 'opened', at: START + MINUTE, type: 'opened', actor: 'customer' },
    ...others.map((each, i): WorkItemEvent => ({ ...each, id: `e${i}` })),
  ]);
const terms = fc.record({
  kind: fc.constantFrom('response', 'resolution', 'update'),
  pauses: fc.constantFrom(undefined, ['a']),
  reopen: fc.constantFrom('resume', 'new-cycle', 'ignore'),
});

describe('clocks against a stopwatch kept minute by minute', () => {
  it('agree on state, cycle, elapsed time and breach', () => {
    fc.assert(
      fc.property(
        terms,
        events,
        fc.integer({ min: 0, max: 45 }),
        minute,
        (asked, told, ...[budget, until]) => {
          const within = `${budget}m`;
          const asOf = START + until * MINUTE;
          const clock = foldClock({
            calendar,
            terms: clockTerms(within, asked),
            events: told,
            asOf,
          });
          const stopwatch = replay({
            terms: clockTerms(within, asked),
            budget,
            events: told,
            asOf,
            isOpen: (at) => isOpen(calendar, at * MINUTE),
            resumesUntil: (at) =>
              Number(dueInBusinessDays(calendar, { from: at * MINUTE, days: 3 })) / MINUTE,
          });
          expect(clock).toMatchObject(stopwatch);
        },
      ),
      { numRuns: 800 },
    );
  });
});
