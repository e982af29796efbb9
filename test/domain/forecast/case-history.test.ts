import { describe, expect, it } from 'vitest';
import { casesUnder } from '../../../src/domain/backtest/cases-under.ts';
import { DAY, HOUR } from '../../../src/domain/calendar/instant.ts';
import { caseHistory } from '../../../src/domain/forecast/case-history.ts';
import type { WorkItem } from '../../../src/domain/measurement/work-item-event.ts';
import { resolutionKind } from '../../../src/domain/target/kinds/resolution.ts';
import { workdays } from '../calendar/calendars.ts';
import { event, june } from '../clock/work-items.ts';

const office = workdays('UTC', ['08:00', '16:00']);
const terms = resolutionKind.terms.parse({
  ...{ key: 'p2', kind: 'resolution', within: '4h', attainment: '90' },
});
// Friday 26 June, 10:00; the period ends with Tuesday 30 June.
const NOW = june('26 10:00');
const JUNE = { from: june('1 00:00'), to: june('30 00:00') + DAY };

function item(key: string, opened: string, resolved?: string): WorkItem {
  return {
    key,
    events: [event('opened', opened), ...(resolved ? [event('resolved', resolved)] : [])],
  };
}

function history(workItems: readonly WorkItem[], asOf = NOW) {
  const facts = { workItems, outages: [], exclusions: [] };
  const cases = casesUnder({ terms, calendar: office }, { facts, asOf });
  return caseHistory(cases, { terms, calendar: office, asOf, period: JUNE, before: [] });
}

describe('what the past says about the rest of a month', () => {
  it('running cases due in it count by the time that they have used', () => {
    const { running } = history([
      item('early', '26 09:00'),
      item('late', '26 08:00'),
      item('done', '25 09:00', '25 10:00'),
    ]);
    expect(running).toEqual([25, 50]);
  });

  it('a paused one counts if it would be due should it go on now', () => {
    const paused = (key: string, opened: string): WorkItem => ({
      key,
      events: [
        event('opened', opened),
        event('paused', opened, { reason: 'awaiting-customer', party: 'customer' }),
      ],
    });
    expect(history([paused('a', '26 08:00')]).paused).toBe(1);
    // Tuesday 13:00, three hours before the last closing, four hours are too long.
    expect(history([paused('a', '26 08:00')], june('30 13:00')).paused).toBe(0);
  });

  it.each([
    ['30 11:59', true],
    ['30 12:00', true],
    ['30 12:01', false],
  ])(
    'at %s, four hours before the last closing, it is %s that a new case can become due',
    (at, grows) => {
      expect(history([], june(at)).canGrow).toBe(grows);
    },
  );

  it('counts what came and was due in the same stretch of earlier weeks', () => {
    // The rest runs from Friday 10:00 to Tuesday midnight; a week before that is 19 to 23 June.
    const { volumes } = history([
      item('friday', '19 11:00', '19 12:00'),
      item('before the stretch', '19 09:59', '19 12:00'),
      item('monday', '22 08:00', '22 09:00'),
      item('due after it', '23 14:00', '23 15:00'),
      item('two weeks before', '12 11:00', '12 12:00'),
    ]);
    expect(volumes).toEqual([2, 1, 0]);
  });

  it('knows how often the stretch fits into the history', () => {
    const { independentVolumes } = history([]);
    expect(independentVolumes).toBe(Math.floor((25 * DAY + 10 * HOUR) / (4 * DAY + 14 * HOUR)));
  });
});
