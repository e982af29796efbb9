import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/domain/calendar/instant.ts';
import { outageHistory } from '../../../src/domain/forecast/outage-history.ts';
import type { Outage } from '../../../src/domain/measurement/outage.ts';
import { availabilityKind } from '../../../src/domain/target/kinds/availability.ts';
import { span, workdays } from '../calendar/calendars.ts';
import { june } from '../clock/work-items.ts';

const office = workdays('UTC', ['08:00', '16:00']);
const WEEK = span('2026-06-15T00:00:00Z', '2026-06-22T00:00:00Z');
const BEFORE = [
  span('2026-06-01T00:00:00Z', '2026-06-08T00:00:00Z'),
  span('2026-06-08T00:00:00Z', '2026-06-15T00:00:00Z'),
];
// Wednesday noon: four hours of that day and two more days are left.
const NOW = june('17 12:00');

function outage(from: string, to: string | null, more: Partial<Outage> = {}): Outage {
  return { id: from, from: june(from), to: to === null ? null : june(to), ...more };
}

function history(outages: readonly Outage[], terms: object = {}) {
  return outageHistory({
    terms: availabilityKind.terms.parse({
      ...{ key: 'up', kind: 'availability', objective: '99', period: 'week', ...terms },
    }),
    ...{ calendar: office, asOf: NOW, period: WEEK, before: BEFORE },
    facts: { workItems: [], outages, exclusions: [] },
  });
}

describe('what past outages say about the rest of a week', () => {
  it('knows the agreed time behind and ahead', () => {
    expect(history([])).toMatchObject({
      ...{ periods: 2, agreedMs: (10 * 8 + 2 * 8 + 4) * HOUR, restMs: (4 + 2 * 8) * HOUR },
      ...{ lengths: [], lasting: null, roundedUp: false },
    });
  });

  it('counts each outage in agreed time, by its weight, overlapping ones as one', () => {
    const { lengths } = history([
      outage('1 15:30', '2 08:15'),
      outage('3 09:00', '3 10:00', { weight: 0.5 }),
      outage('4 09:00', '4 10:00'),
      outage('4 09:30', '4 10:30', { id: 'overlapping' }),
      outage('6 09:00', '6 10:00'),
    ]);
    expect(lengths).toEqual([45 * MINUTE, 30 * MINUTE, 90 * MINUTE]);
  });

  it('rounds as the agreement says', () => {
    const short = [{ ...outage('2 09:00', '2 09:01'), to: june('2 09:01') + 1 }];
    expect(history(short, { rounding: 'started-minutes' }).lengths).toEqual([2 * MINUTE]);
    expect(history(short, { rounding: 'whole-minutes' }).lengths).toEqual([MINUTE]);
  });

  it('keeps the one that lasts apart, with what it has cost until now', () => {
    const { lengths, lasting } = history([outage('2 09:00', '2 09:10'), outage('17 11:30', null)]);
    expect({ lengths, lasting }).toEqual({ lengths: [10 * MINUTE], lasting: 30 * MINUTE });
  });
});
