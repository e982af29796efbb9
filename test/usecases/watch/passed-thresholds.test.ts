import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../src/domain/calendar/calendar.ts';
import { ALWAYS_OPEN } from '../../../src/domain/calendar/calendar-terms.ts';
import { MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { foldClock } from '../../../src/domain/clock/fold-clock.ts';
import type { WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';
import { passedThresholds, spokenOf } from '../../../src/usecases/watch/passed-thresholds.ts';

const start = parseInstant('2026-11-02T08:00:00Z');
const minute = (minutes: number) => start + minutes * MINUTE;
const opened: WorkItemEvent = { id: '1', at: start, type: 'opened', actor: 'customer' };

function clockAfter(minutes: number, events: readonly WorkItemEvent[] = [opened]) {
  return foldClock({
    calendar: compileCalendar(ALWAYS_OPEN('UTC')),
    terms: {
      kind: 'resolution',
      within: { unit: 'support-time', ms: 100 * MINUTE },
      reopen: 'resume',
      reopenWithin: { unit: 'business-days', days: 3 },
      resolvedCounts: true,
    },
    events,
    asOf: minute(minutes),
  });
}

const passedAfter = (minutes: number, recorded: readonly number[] = []) =>
  passedThresholds(clockAfter(minutes), minute(minutes), new Set(recorded));

describe('the thresholds that a clock of 100 minutes has passed', () => {
  it.each([
    [0, [], 50],
    [49, [], 50],
    [50, [50], 75],
    [75, [50, 75], 90],
    [90, [50, 75, 90], 100],
    [100, [50, 75, 90], 100],
  ])('after %i minutes are %j, then comes %i', (minutes, fresh, next) => {
    expect(passedAfter(minutes)).toMatchObject({ fresh, next: { threshold: next } });
  });

  it('are all of them once it is late by a millisecond, and nothing comes any more', () => {
    const late = minute(100) + 1;
    const clock = { ...clockAfter(100), state: 'missed' as const };
    expect(passedThresholds(clock, late, new Set())).toEqual({
      fresh: [50, 75, 90, 100],
      next: null,
    });
  });

  it('are not passed again when they are recorded', () => {
    expect(passedAfter(91, [50, 75]).fresh).toEqual([90]);
  });

  it('are none while it is paused, whatever time goes by', () => {
    const paused: WorkItemEvent = {
      id: '2',
      at: minute(74),
      type: 'paused',
      actor: 'provider',
      party: 'customer',
    };
    const clock = clockAfter(500, [opened, paused]);
    expect(passedThresholds(clock, minute(500), new Set())).toEqual({ fresh: [], next: null });
  });

  it('are none when it is resolved', () => {
    const resolved: WorkItemEvent = {
      id: '2',
      at: minute(99),
      type: 'resolved',
      actor: 'provider',
    };
    const clock = clockAfter(500, [opened, resolved]);
    expect(passedThresholds(clock, minute(500), new Set())).toEqual({ fresh: [], next: null });
  });
});

describe('a clock that was missed and is over', () => {
  const late: WorkItemEvent = { id: '2', at: minute(120), type: 'resolved', actor: 'provider' };
  const passedAt = (at: number, recorded: readonly number[] = []) =>
    passedThresholds(clockAfter(at, [opened, late]), minute(at), new Set(recorded));

  it('has passed the last threshold, once', () => {
    expect(passedAt(130)).toEqual({ fresh: [100], next: null });
    expect(passedAt(130, [100])).toEqual({ fresh: [], next: null });
  });

  it('is history after a week', () => {
    const week = 7 * 24 * 60;
    expect(passedAt(120 + week - 1).fresh).toEqual([100]);
    expect(passedAt(120 + week).fresh).toEqual([]);
  });
});

describe('what is told of thresholds passed at once', () => {
  it.each([
    [[], null],
    [[50], null],
    [[50, 75], 75],
    [[50, 75, 90, 100], 100],
  ])('of %j is %s', (passed, spoken) => {
    expect(spokenOf(passed)).toBe(spoken);
  });
});
