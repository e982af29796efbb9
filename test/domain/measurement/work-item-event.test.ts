import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import { historyOf, priorityAfter } from '../../../src/domain/clock/history.ts';
import {
  refuseFutureEvent,
  workItemEventJson,
} from '../../../src/domain/measurement/work-item-event.ts';
import { event, june } from '../clock/work-items.ts';

describe('work item events', () => {
  const written = { id: 'a', at: '2026-06-01T09:00:00Z', type: 'opened', actor: 'customer' };

  it('are read from JSON with their instant', () => {
    expect(workItemEventJson.parse(written)).toEqual({ ...written, at: june('1 09:00') });
  });

  it.each([
    [{ at: '2026-06-31T09:00:00Z' }, '2026-06-31'],
    [{ at: '2026-06-01T09:00:00+02:00' }, 'in UTC'],
    [{ type: 'started' }, 'opened'],
    [{ actor: 'robot' }, 'system'],
    [{ type: 'reset' }, 'A reset needs a reason'],
    [{ type: 'merged' }, 'A merge names the work item'],
    [{ type: 'merged-from', other: 'INC2' }, 'startedAt'],
    [{ type: 'due-set', dueAt: '2026-06-02T09:00:00Z', by: 'ada' }, 'needs a reason'],
    [{ type: 'due-set', dueAt: '2026-06-02T09:00:00Z', reason: 'asked' }, 'who set'],
    [{ type: 'assigned' }, 'who holds the work item'],
    [{ type: 'retracted' }, 'names the id of the event'],
  ])('with %j are refused', (mistake, saying) => {
    expect(() => workItemEventJson.parse({ ...written, ...mistake })).toThrow(saying);
  });

  it('more than five minutes in the future are refused', () => {
    const now = parseInstant('2026-06-01T09:00:00Z');
    expect(() => refuseFutureEvent(event('opened', '1 09:05'), now)).not.toThrow();
    expect(() =>
      refuseFutureEvent({ ...event('opened', '1 09:05'), at: now + 300_001 }, now),
    ).toThrow('in the future');
  });

  it('are ordered by their instant, then by the sequence of their source, then by what they are', () => {
    const events = [
      event('paused', '1 10:00', { id: 'b', sequence: 2 }),
      event('cancelled', '1 10:00', { id: 'a', sequence: 1 }),
      event('resumed', '1 10:00', { id: 'z', sequence: 2 }),
      event('opened', '1 09:00', { id: 'x', sequence: 9 }),
      event('opened', '1 09:00', { id: 'x', sequence: 9 }),
      event('resolved', '1 11:00', { id: 'later' }),
    ];
    expect(historyOf(events, june('1 10:59')).map(({ id }) => id)).toEqual(['x', 'a', 'z', 'b']);
  });

  it('know the priority that the item has in the end', () => {
    const opened = event('opened', '1 09:00', { priority: 'P3' });
    const raised = event('priority-changed', '1 10:00', { priority: 'P1' });
    expect(priorityAfter([opened, raised])).toBe('P1');
    expect(priorityAfter([event('opened', '1 09:00')])).toBeUndefined();
  });
});
