import { describe, expect, it } from 'vitest';
import { foldClock } from '../../../src/domain/clock/fold-clock.ts';
import { spentPercent, thresholdInstants } from '../../../src/domain/clock/thresholds.ts';
import type { WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';
import { workdays } from '../calendar/calendars.ts';
import { clockTerms, event, june } from './work-items.ts';

const office = workdays('UTC', ['09:00', '17:00']);
const LADDER = [50, 75, 90, 100];

function clockAt(asOf: string, events: readonly WorkItemEvent[], within = '4h') {
  return foldClock({ calendar: office, terms: clockTerms(within), events, asOf: june(asOf) });
}

function instantsAt(asOf: string, events: readonly WorkItemEvent[], within = '4h') {
  return thresholdInstants(clockAt(asOf, events, within), LADDER)?.map(({ at }) => at);
}

describe('thresholds', () => {
  const opened = event('opened', '1 15:00');

  it('are points on the support-time axis, so none lies at midnight', () => {
    const expected = ['1 17:00', '2 10:00', '2 10:36', '2 11:00'].map(june);
    expect(instantsAt('1 15:30', [opened])).toEqual(expected);
    expect(instantsAt('2 10:30', [opened])).toEqual(expected);
  });

  it('stay where they were once the clock is overdue', () => {
    expect(instantsAt('4 15:30', [opened])).toEqual(
      ['1 17:00', '2 10:00', '2 10:36', '2 11:00'].map(june),
    );
  });

  it('are nowhere while the clock is paused or after it stopped', () => {
    expect(instantsAt('1 16:30', [opened, event('paused', '1 16:00')])).toBeUndefined();
    expect(instantsAt('1 16:30', [opened, event('resolved', '1 16:00')])).toBeUndefined();
  });

  it('behind a pause stay, those ahead of it move', () => {
    const events = [
      event('opened', '1 09:00'),
      event('paused', '1 11:30'),
      event('resumed', '2 09:00'),
    ];
    expect(instantsAt('2 09:00', events)).toEqual(
      ['1 11:00', '2 09:30', '2 10:06', '2 10:30'].map(june),
    );
  });

  it('of business days lie on the support time up to the due date', () => {
    expect(instantsAt('1 09:00', [event('opened', '1 09:00')], '1bd')).toEqual(
      ['1 17:00', '2 13:00', '2 15:24', '2 17:00'].map(june),
    );
  });

  it('know how much is spent', () => {
    expect(spentPercent(clockAt('2 10:00', [opened]))).toBe(75);
    expect(spentPercent(clockAt('2 12:00', [opened]))).toBe(125);
  });
});
