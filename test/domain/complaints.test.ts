import { describe, expect, it } from 'vitest';
import { due, elapsed, openIntervals } from '../../src/domain/calendar/calendar.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/calendar/instant.ts';
import { type ClockInput, foldClock, foldCycles } from '../../src/domain/clock/fold-clock.ts';
import { explainClock } from '../../src/domain/clock/ledger.ts';
import { thresholdInstants } from '../../src/domain/clock/thresholds.ts';
import { attainment } from '../../src/domain/compliance/attainment.ts';
import type { WorkItemEvent } from '../../src/domain/measurement/work-item-event.ts';
import { measureTarget } from '../../src/domain/target/measure-target.ts';
import { targetTerms } from '../../src/domain/target/target-terms.ts';
import { calendar, daily, span, workdays } from './calendar/calendars.ts';
import { clockTerms, event, june } from './clock/work-items.ts';

/** What users of other engines complained about; each must not happen here. */
const office = workdays('UTC', ['09:00', '17:00']);
const always = daily('UTC', ['00:00', '24:00']);

function clock(asOf: string, events: readonly WorkItemEvent[], other: Partial<ClockInput> = {}) {
  return foldClock({
    calendar: office,
    terms: clockTerms('4h'),
    events,
    asOf: june(asOf),
    ...other,
  });
}

const response = (within: string) => clockTerms(within, { kind: 'response' });
const update = (within: string) => clockTerms(within, { kind: 'update' });

describe('pause and resume, elsewhere', () => {
  it('a change of priority forgets the pause before it (glpi#6902, glpi#15605)', () => {
    const events = [
      event('opened', '1 09:00', { priority: 'P3' }),
      event('paused', '1 10:00'),
      event('resumed', '1 15:00'),
      event('priority-changed', '1 16:00', { priority: 'P1' }),
    ];
    expect(clock('1 16:00', events)).toMatchObject({ elapsedMs: 2 * HOUR, dueAt: june('2 10:00') });
  });

  it('a weekend on hold grants days (glpi#10594)', () => {
    const events = [
      event('opened', '5 16:00'),
      event('paused', '5 16:30'),
      event('resumed', '8 09:30'),
    ];
    expect(clock('8 09:30', events).dueAt).toBe(june('8 13:00'));
  });

  it('a resumed deadline falls outside opening hours (glpi#9082, glpi#687)', () => {
    const events = [
      event('opened', '1 09:00'),
      event('paused', '1 10:00'),
      event('resumed', '1 15:00'),
    ];
    expect(clock('1 15:00', events).dueAt).toBe(june('2 10:00'));
  });

  it('a breach is declared while pending, or the moment it ends (glpi#24481, glpi#14148)', () => {
    const events = [event('opened', '1 09:00'), event('paused', '1 12:59')];
    expect(clock('9 16:00', events)).toMatchObject({ state: 'paused', breachedAt: null });
    const resumed = [...events, event('resumed', '9 16:00')];
    expect(clock('9 16:01', resumed)).toMatchObject({ state: 'running', dueAt: june('9 16:01') });
  });

  it('straight from paused to resolved the hold is lost (frappe/helpdesk#3776)', () => {
    const events = [
      event('opened', '1 09:00'),
      event('paused', '1 10:00'),
      event('resolved', '30 10:00'),
    ];
    expect(clock('30 12:00', events)).toMatchObject({ state: 'met', elapsedMs: HOUR });
  });

  it('the overdue counter climbs while paused, by wall clock (frappe/helpdesk#3709, #3354, #3297)', () => {
    const events = [event('opened', '1 09:00'), event('paused', '1 13:30')];
    expect(clock('1 14:00', events).remainingMs).toBe(-30 * MINUTE);
    expect(clock('30 14:00', events).remainingMs).toBe(-30 * MINUTE);
  });
});

describe('start, stop and response, elsewhere', () => {
  it('the update clock escalates although the provider wrote last (zammad#3140)', () => {
    const events = [event('opened', '1 09:00'), event('replied', '1 12:00')];
    expect(clock('1 13:30', events, { terms: update('4h') })).toMatchObject({
      state: 'running',
      dueAt: june('1 16:00'),
    });
  });

  it('an update hides that nobody has responded (zammad#5177)', () => {
    const events = [event('opened', '1 09:00'), event('replied', '1 10:00', { actor: 'system' })];
    expect(clock('1 11:00', events, { terms: response('1h') }).state).toBe('missed');
    expect(clock('1 11:00', events, { terms: update('4h') }).cycle).toBe(1);
  });

  it('an automatic reply, or an automatic closing, is a response (glpi#15870)', () => {
    const events = [
      event('opened', '1 09:00'),
      event('replied', '1 09:01', { actor: 'system' }),
      event('resolved', '1 09:02', { actor: 'system' }),
    ];
    expect(clock('1 12:00', events, { terms: response('1h') }).state).toBe('missed');
  });

  it('resolved without a reply, the response stays due for ever (frappe/helpdesk#1607)', () => {
    const events = [event('opened', '1 09:00'), event('resolved', '1 09:30')];
    expect(clock('1 12:00', events, { terms: response('1h') }).state).toBe('met');
  });
});

describe('reopening and merging, elsewhere', () => {
  it('the time spent solved is booked as pending (glpi#23359, zammad#188)', () => {
    const events = [
      event('opened', '1 09:00'),
      event('resolved', '1 10:00'),
      event('reopened', '2 10:00'),
    ];
    const ledger = explainClock({
      calendar: office,
      terms: clockTerms('4h'),
      events,
      asOf: june('2 11:00'),
    });
    expect(ledger.map(({ kind, from, to }) => [kind, to - from])).toEqual([
      ['counting', HOUR],
      ['stopped', DAY],
      ['counting', HOUR],
    ]);
  });

  it('a clock goes on after the item is resolved (chatwoot#10178, chatwoot#15024)', () => {
    const events = [event('opened', '1 09:00'), event('resolved', '1 14:00')];
    const late = clock('2 09:00', events, { terms: update('4h') });
    expect(late).toMatchObject({ state: 'missed', remainingMs: -HOUR });
    expect(clock('30 09:00', events, { terms: update('4h') })).toEqual(late);
  });

  it('a merged ticket keeps escalating (zammad#904)', () => {
    const events = [
      event('opened', '1 09:00'),
      event('cancelled', '1 10:00', { reason: 'merged' }),
    ];
    const merged = clock('9 09:00', events);
    expect(merged).toMatchObject({ state: 'cancelled', breachedAt: null });
    expect(thresholdInstants(merged, [50, 100])).toBeNull();
  });

  it('an old update target survives, a new one starts from the wrong event (zammad#5624)', () => {
    const events = [
      event('opened', '1 09:00'),
      event('replied', '1 10:00'),
      event('resolved', '1 11:00'),
    ];
    const input = { calendar: office, terms: update('2h'), events, asOf: june('9 09:00') };
    expect(foldCycles(input).map(({ stoppedAt }) => stoppedAt)).toEqual([
      june('1 10:00'),
      june('1 11:00'),
    ]);
  });
});

describe('calendars, elsewhere', () => {
  it("history is computed with today's offset (fivetran/dbt_zendesk#25, chatwoot#2882)", () => {
    const berlin = workdays('Europe/Berlin', ['09:00', '17:00']);
    expect(openIntervals(berlin, span('2026-03-27T00:00:00Z', '2026-03-31T00:00:00Z'))).toEqual([
      span('2026-03-27T08:00:00Z', '2026-03-27T16:00:00Z'),
      span('2026-03-30T07:00:00Z', '2026-03-30T15:00:00Z'),
    ]);
  });

  it('the autumn change is an hour off (lennym/moment-business-time#58)', () => {
    const night = daily('Europe/London', ['00:00', '08:00']);
    expect(elapsed(night, span('2026-10-25T00:00:00Z', '2026-10-25T12:00:00Z'))).toBe(8 * HOUR);
  });

  it('a schedule fails unless certain weekdays exist (osTicket#6739)', () => {
    const sundays = calendar({ weekly: { sun: [['10:00', '11:00']] } });
    expect(due(sundays, { from: june('1 00:00'), ms: 90 * MINUTE })).toBe(june('14 10:30'));
  });

  it('a lunch break modelled as a holiday breaks the due date (osTicket#6847)', () => {
    const lunch = calendar({
      weekly: { mon: [['09:00', '17:00']] },
      breaks: { '2026-06-01': [['12:00', '13:00']] },
    });
    expect(due(lunch, { from: june('1 11:30'), ms: HOUR })).toBe(june('1 13:30'));
  });

  it('"one hour before" lies at midnight when the deadline spans days (glpi#15429)', () => {
    const [threshold] =
      thresholdInstants(clock('1 16:00', [event('opened', '1 16:00')]), [75]) ?? [];
    expect(threshold?.at).toBe(june('2 11:00'));
  });

  it('walking holidays to 2038 takes thousands of queries, or hangs (glpi#8129, OCA/project#73)', () => {
    const never = calendar({
      weekly: { mon: [['09:00', '10:00']] },
      holidays: [{ from: '01-01', to: '12-30' }],
    });
    // The only opening left is 31 December when it is a Monday: 2029 and 2035.
    expect(due(never, { from: june('1 00:00'), ms: 2 * HOUR })).toBe(Date.UTC(2035, 11, 31, 10));
    expect(due(never, { from: june('1 00:00'), ms: 2 * HOUR + 1 })).toBe('unreachable');
  });

  it('a closed range across New Year never matches (GLPI)', () => {
    const closed = calendar({
      weekly: { thu: [['09:00', '10:00']] },
      holidays: [{ from: '12-24', to: '01-02' }],
    });
    expect(elapsed(closed, span('2026-12-24T00:00:00Z', '2027-01-02T00:00:00Z'))).toBe(0);
  });
});

describe('numbers, elsewhere', () => {
  const month = {
    asOf: june('30 23:59'),
    period: span('2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z'),
  };

  it('99.995 % of the time is recorded as 100 % and breached (ServiceNow)', () => {
    const events = [event('opened', '1 09:00'), event('resolved', '1 13:00')];
    expect(clock('2 09:00', events).state).toBe('met');
    expect(attainment({ met: 19_999, total: 20_000, objective: '99.995' })).toMatchObject({
      percent: '99.995000',
      verdict: 'met',
    });
  });

  it('uptime counts outside the agreed hours (OneUptime#1599)', () => {
    const terms = targetTerms.parse({ key: 'up', kind: 'availability', objective: '99' });
    const outages = [{ id: 'night', from: june('1 20:00'), to: june('2 06:00') }];
    const facts = { workItems: [], outages, exclusions: [] };
    const input = { terms, timeZone: 'UTC', facts, ...month };
    expect(measureTarget({ ...input, calendar: office }).percent).toBe('100.000000');
    expect(measureTarget({ ...input, calendar: always }).percent).toBe('98.611111');
  });

  it('an empty period is 100 %, or 0 % (aidingapp#1441, pyrra)', () => {
    const terms = targetTerms.parse({
      key: 'fix',
      kind: 'resolution',
      within: '4h',
      attainment: '95',
    });
    const facts = { workItems: [], outages: [], exclusions: [] };
    const figure = measureTarget({ terms, calendar: office, timeZone: 'UTC', facts, ...month });
    expect(figure).toMatchObject({ percent: null, verdict: 'no-data' });
  });
});
