import { describe, expect, it } from 'vitest';
import { maintenanceTerms } from '../../src/domain/agreement/maintenance-terms.ts';
import { pastPeriods } from '../../src/domain/backtest/past-periods.ts';
import { DAY, HOUR, MINUTE, parseInstant } from '../../src/domain/calendar/instant.ts';
import { type PeriodUnit, periodOf } from '../../src/domain/calendar/period.ts';
import { explainClock } from '../../src/domain/clock/ledger.ts';
import { eventBudget } from '../../src/domain/compliance/event-budget.ts';
import type { AgreedExclusion } from '../../src/domain/exclusion/agreed-exclusion.ts';
import { effectiveExclusions } from '../../src/domain/exclusion/effective-exclusions.ts';
import { attainedCounts } from '../../src/domain/target/figure-words.ts';
import { targetSentence } from '../../src/domain/target/kind-words.ts';
import { targetTerms } from '../../src/domain/target/target-terms.ts';
import { calendar, daily, workdays } from './calendar/calendars.ts';
import { clockTerms, event, june } from './clock/work-items.ts';
import { JUNE, measure, sample } from './target/kinds/measured.ts';

/** What users of tools for service level objectives asked for or complained about; each has its answer here. */
const UP = { kind: 'availability', objective: '99.9' };
const RATIO = { kind: 'ratio', objective: '99', hours: 'always' };
const office = workdays('UTC', ['09:00', '17:00']);
const down = (from: string, to: string | null) => ({
  ...{ id: from, from: june(from), to: to === null ? null : june(to) },
});
const excluded = (from: string, to: string) => ({
  ...{ id: from, from: june(from), to: june(to), reason: 'planned maintenance: patches' },
});
const counts = (when: string, ...[good, bad, unknown = 0]: readonly number[]) =>
  sample(when, { of: 'counts', good: good ?? 0, bad: bad ?? 0, unknown });

function planned(other: Partial<AgreedExclusion> = {}): AgreedExclusion {
  const place = { agreementKey: 'a', serviceKey: null, workItemKey: null };
  const asked = { from: june('7 02:00'), to: june('7 04:00'), category: 'maintenance' } as const;
  const told = { reason: 'patches', announcedAt: june('1 09:00') };
  const by = { id: '1', requestedAt: june('1 09:00'), requester: 'mara', revocation: null };
  const approval = { at: june('1 10:00'), actor: 'ben', reason: null };
  return { ...place, ...asked, ...told, ...by, approval, ...other };
}

const counted = (exclusion: AgreedExclusion) => {
  const terms = maintenanceTerms.parse({ notice: '3bd', windows: { sun: [['02:00', '06:00']] } });
  return effectiveExclusions([exclusion], { terms, calendar: office, timeZone: 'UTC' });
};

describe('exclusions, elsewhere', () => {
  it('a weekly maintenance window silences the alert, and the number stays wrong (sloth#529)', () => {
    const facts = { outages: [down('7 02:00', '7 04:00')], exclusions: counted(planned()) };
    expect(measure(UP, facts)).toMatchObject({ percent: '100.000000', verdict: 'met' });
  });

  it('a period cannot be excluded with a recorded reason (kibana#209245)', () => {
    const reason = 'patches';
    const other = planned({ category: 'force-majeure', reason });
    expect(measure(UP, { exclusions: counted(other) }).exclusions).toMatchObject([
      { id: '1', reason: 'force majeure: patches' },
    ]);
  });

  it('accepted downtime is a note beside the report that nobody approved (OpenSLO#302)', () => {
    expect(counted(planned({ approval: null }))).toEqual([]);
    const revocation = { at: june('2 10:00'), actor: 'ben', reason: 'not agreed' };
    expect(counted(planned({ revocation }))).toEqual([]);
  });

  it.each([
    ['announced too late', { announcedAt: june('5 09:00') }, 0],
    ['outside its window', { from: june('8 02:00'), to: june('8 04:00') }, 0],
    ['overrunning its window, for that part', { to: june('7 09:00') }, 4 * HOUR],
  ])('planned work is taken out of the number when it was %s (checkly#58)', (_, other, ms) => {
    const spans = counted(planned(other));
    expect(spans.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(ms);
  });

  it('there are no blackout periods within operating hours from 7 to 20 (nr1-slo-r#46)', () => {
    const hours = daily('UTC', ['07:00', '20:00']);
    const outages = [down('2 05:00', '2 08:00'), down('3 12:00', '3 13:00')];
    const facts = { outages, exclusions: [excluded('3 12:00', '3 12:30')] };
    expect(measure(UP, facts, { calendar: hours }).attainment).toMatchObject({
      agreedMs: 30 * 13 * HOUR - 30 * MINUTE,
      downtimeMs: 90 * MINUTE,
    });
  });

  it('there is no uptime without maintenance for 3 and for 12 months (uptime-kuma#5590)', () => {
    const facts = {
      outages: [down('7 02:00', '7 04:00')],
      exclusions: [excluded('7 02:00', '7 04:00')],
    };
    const percents = (['quarter', 'year'] as const).map((unit) => {
      const period = periodOf({ unit, timeZone: 'UTC', at: june('7 02:00') });
      return measure({ ...UP, period: unit }, facts, { period, asOf: period.to }).percent;
    });
    expect(percents).toEqual(['100.000000', '100.000000']);
  });

  it('an outage of the monitor is booked as an outage of the service (uptime-kuma#2401)', () => {
    const samples = [counts('2 10:00', 99, 1), counts('2 11:00', 0, 0, 100)];
    const { percent, attainment } = measure(RATIO, { samples });
    expect(percent).toBe('99.000000');
    expect(attainment).toMatchObject({ unknown: 100, coverage: '50.000000' });
  });
});

describe('periods and history, elsewhere', () => {
  const lengthOf = (unit: PeriodUnit, at: string) => {
    const { from, to } = periodOf({ unit, timeZone: 'UTC', at: parseInstant(`${at}T00:00:00Z`) });
    return (to - from) / DAY;
  };

  it('one month is 30 days (OpenSLO#267)', () => {
    expect(['2026-02-10', '2026-03-10', '2026-04-10'].map((at) => lengthOf('month', at))).toEqual([
      28, 31, 30,
    ]);
  });

  it('only rolling windows, no fixed quarters with a start and an end (pyrra#952)', () => {
    expect(periodOf({ unit: 'quarter', timeZone: 'UTC', at: june('7 00:00') })).toEqual({
      from: parseInstant('2026-04-01T00:00:00Z'),
      to: JUNE.to,
    });
  });

  it('one objective cannot have a calendar window for the customer and a rolling one for the team (OpenSLO#169)', () => {
    const sentences = ['month', 'rolling 7d'].map((period) =>
      targetSentence(targetTerms.parse({ ...UP, key: 'up', period })),
    );
    expect(sentences).toEqual([
      'available 99.9 % of the agreed time each month',
      'available 99.9 % of the agreed time over any 7 days',
    ]);
  });

  it('nobody can say which months broke the target (sloth#242)', () => {
    const outages = [down('7 02:00', '7 04:00')];
    const at = parseInstant('2026-08-15T00:00:00Z');
    const verdicts = pastPeriods({ unit: 'month', timeZone: 'UTC', at, months: 3 }).map(
      (period) => measure(UP, { outages }, { period, asOf: at }).verdict,
    );
    expect(verdicts).toEqual(['met', 'breached', 'met']);
  });

  it('raw numerator and denominator cannot be had (kibana#253241)', () => {
    expect(measure(RATIO, { samples: [counts('2 10:00', 995, 5)] }).attainment).toMatchObject({
      ...{ good: 995, bad: 5, unknown: 0, met: 995, judged: 1000 },
    });
  });

  it('a rolling and a month-to-date budget contradict each other on one screen (sloth#656)', () => {
    const outages = [down('1 02:00', '1 04:00')];
    const asOf = june('9 12:00');
    const spentIn = (unit: PeriodUnit) => {
      const period = periodOf({ unit, timeZone: 'UTC', at: asOf });
      const figure = measure({ ...UP, period: unit }, { outages }, { period, asOf });
      return [figure.period.from, figure.budget.spent / HOUR];
    };
    // Each names the window it is about, and in it both count the same facts.
    expect([spentIn('month'), spentIn('rolling 7d')]).toEqual([
      [june('1 00:00'), 2],
      [june('3 00:00'), 0],
    ]);
  });

  it('the budget does not begin at 100 %, because older data leaks in (pyrra#1576)', () => {
    const before = { id: 'may', from: JUNE.from - 3 * HOUR, to: JUNE.from };
    const { budget, percent } = measure(UP, { outages: [before] }, { asOf: JUNE.from });
    expect([percent, budget.spent]).toEqual(['100.000000', 0]);
  });

  it('clients cannot have a report of the downtime by week and by year (gatus#855)', () => {
    const facts = { outages: [down('7 23:00', '8 01:00')] };
    const downIn = (unit: PeriodUnit, at: string) => {
      const period = periodOf({ unit, timeZone: 'UTC', at: june(at) });
      return attainedCounts(measure({ ...UP, period: unit }, facts, { period, asOf: period.to }));
    };
    expect([
      downIn('week', '7 12:00'),
      downIn('week', '8 12:00'),
      downIn('year', '8 12:00'),
    ]).toEqual([...['1 h down of 168 h', '1 h down of 168 h', '2 h down of 8760 h']]);
  });
});

describe('doubtful numbers, elsewhere', () => {
  it('a quiet service has an undefined budget (sloth#133)', () => {
    expect(measure(RATIO, {})).toMatchObject({ verdict: 'no-data', percent: null });
    expect(eventBudget({ target: '99', total: 0, bad: 0 })).toEqual({
      ...{ allowed: 0, spentRatio: null, leftRatio: null },
    });
  });

  it('good exceeds the total, unnoticed for two weeks (pyrra#448)', () => {
    expect(() => eventBudget({ target: '99', total: 10, bad: 11 })).toThrow('11 bad of 10');
  });

  it('a metric vanishes, and the objective is kept for ever (pyrra#448)', () => {
    const samples = [counts('2 10:00', 1, 0)];
    const sliced = { ...RATIO, slice: '1h', sliceObjective: '99' };
    const blocked = { ...sliced, unknown: 'block', blockAbove: '10' };
    expect(measure(blocked, { samples })).toMatchObject({ verdict: 'no-data', percent: null });
  });

  it('99.92 % is shown without any downtime (uptime-kuma#5401)', () => {
    const { attainment, explanation } = measure(UP, { outages: [down('2 10:00', '2 10:35')] });
    if (explanation.of !== 'time') throw new Error('Availability is explained by time.');
    const listed = explanation.segments
      .filter(({ kind }) => kind === 'down')
      .reduce((sum, { from, to }) => sum + to - from, 0);
    expect(attainment).toMatchObject({ downtimeMs: listed });
    expect(listed).toBe(35 * MINUTE);
  });

  it('a ratio without its volume misleads (sloth#526)', () => {
    const figure = measure(RATIO, { samples: [counts('2 10:00', 1, 1)] });
    expect(attainedCounts(figure)).toContain('1 of 2');
  });

  it('response targets run through the night and the weekend (osTicket#1168, helpdesk#2212, chatwoot#13392)', () => {
    const hours = calendar({ weekly: { mon: [['09:00', '17:00']], fri: [['09:00', '17:00']] } });
    const terms = clockTerms('2h', { kind: 'response' });
    const events = [event('opened', '5 16:00')];
    const ledger = explainClock({ calendar: hours, terms, events, asOf: june('8 09:30') });
    expect(ledger.map(({ kind, from, to }) => [kind, to - from])).toEqual([
      ['counting', HOUR],
      ['closed', 64 * HOUR],
      ['counting', 30 * MINUTE],
    ]);
  });
});
