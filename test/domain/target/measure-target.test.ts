import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../src/domain/calendar/calendar.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/calendar/instant.ts';
import { total } from '../../../src/domain/calendar/interval.ts';
import type { Outage } from '../../../src/domain/measurement/outage.ts';
import type { WorkItem, WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';
import type { Facts } from '../../../src/domain/target/figure.ts';
import { explainTarget, measureTarget } from '../../../src/domain/target/measure-target.ts';
import { targetTerms } from '../../../src/domain/target/target-terms.ts';
import { daily, span, workdays } from '../calendar/calendars.ts';
import { event, june } from '../clock/work-items.ts';

const JUNE = span('2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z');
const always = daily('UTC', ['00:00', '24:00']);
const office = workdays('UTC', ['09:00', '17:00']);

const NOTHING: Facts = { workItems: [], outages: [], exclusions: [] };

function availability(facts: Partial<Facts>, asOf = JUNE.to, terms: object = {}) {
  return measure({ kind: 'availability', key: 'up', objective: '99.9', ...terms }, facts, { asOf });
}

function resolution(workItems: readonly WorkItem[], asOf: number, terms: object = {}) {
  const written = { kind: 'resolution', key: 'fix', within: '4h', attainment: '90', ...terms };
  return measure(written, { workItems }, { asOf, calendar: office });
}

type Seen = { readonly asOf: number; readonly calendar?: Calendar };

function measure(written: object, facts: Partial<Facts>, { asOf, calendar = always }: Seen) {
  const terms = targetTerms.parse(written);
  const input = {
    terms,
    calendar,
    timeZone: 'UTC',
    asOf,
    period: JUNE,
    facts: { ...NOTHING, ...facts },
  };
  return { ...measureTarget(input), explanation: explainTarget(input) };
}

function down(from: string, to: string | null, other: Partial<Outage> = {}): Outage {
  return { id: `${from}-${to}`, from: june(from), to: to === null ? null : june(to), ...other };
}

function item(key: string, ...events: readonly WorkItemEvent[]): WorkItem {
  return { key, events };
}

const solved = (key: string, from: string, to: string) =>
  item(key, event('opened', from), event('resolved', to));

describe('availability', () => {
  it('is judged exactly over the whole period and shown truncated', () => {
    expect(availability({ outages: [down('3 10:00', '3 10:44')] })).toMatchObject({
      verdict: 'breached',
      provisional: true,
      unfinished: false,
      percent: '99.898148',
      attainment: { of: 'time', agreedMs: 30 * DAY, downtimeMs: 44 * MINUTE },
      budget: { unit: 'ms', granted: 43.2 * MINUTE, spent: 44 * MINUTE, left: -0.8 * MINUTE },
    });
    expect(availability({ outages: [down('3 10:00', '3 10:43')] }).verdict).toBe('met');
  });

  it.each([
    ['10 00:00', [], 'met'],
    ['10 00:00', [down('3 10:00', '3 10:32')], 'met'],
    ['10 00:00', [down('3 10:00', '3 10:33')], 'at-risk'],
    // What is down already can no longer be made up for.
    ['10 00:00', [down('3 10:00', '3 10:44')], 'breached'],
    ['3 10:20', [down('3 10:00', '3 10:44')], 'met'],
  ] as const)('as of %s with %j it is %s', (asOf, outages, verdict) => {
    expect(availability({ outages }, june(asOf))).toMatchObject({
      verdict,
      provisional: true,
      unfinished: true,
    });
  });

  it('is met provisionally from the first instant of a period on', () => {
    const figure = availability({}, JUNE.from);
    expect(figure).toMatchObject({
      verdict: 'met',
      provisional: true,
      unfinished: true,
      percent: '100.000000',
    });
  });

  it('counts an open outage up to now, and splits it at the end of the period', () => {
    const outages = [down('30 23:50', null)];
    expect(availability({ outages }, june('30 23:55')).attainment).toMatchObject({
      downtimeMs: 5 * MINUTE,
    });
    expect(availability({ outages }, JUNE.to + DAY)).toMatchObject({
      attainment: { downtimeMs: 10 * MINUTE },
      provisional: true,
      unfinished: true,
    });
  });

  it('redundant components are down only while all of them are', () => {
    const outages = [
      down('3 10:00', '3 12:00', { component: 'a' }),
      down('3 11:00', '3 13:00', { component: 'b', weight: 0.5 }),
      down('4 11:00', '4 11:01', { component: 'gateway' }),
    ];
    const both = availability({ outages }, JUNE.to, { redundant: ['a', 'b'] });
    expect(both.attainment).toMatchObject({ downtimeMs: 31 * MINUTE });
    expect(availability({ outages }).attainment).toMatchObject({ downtimeMs: 151 * MINUTE });
  });

  it('exclusions shrink the agreed time or count as uptime, as agreed', () => {
    const facts = {
      outages: [down('3 10:00', '3 11:00')],
      exclusions: [{ id: 'x', from: june('3 10:30'), to: june('4 10:30'), reason: 'move' }],
    };
    expect(availability(facts).attainment).toMatchObject({
      agreedMs: 29 * DAY,
      downtimeMs: HOUR / 2,
    });
    expect(availability(facts, JUNE.to, { exclusions: 'as-uptime' }).attainment).toMatchObject({
      agreedMs: 30 * DAY,
      downtimeMs: HOUR / 2,
    });
  });

  it('explains every millisecond of the period, and the segments add up to the figure', () => {
    const facts = {
      outages: [down('3 10:00', '3 11:00'), down('3 10:30', '3 20:00', { weight: 0.5 })],
      exclusions: [{ id: 'x', from: june('3 10:45'), to: june('3 18:00'), reason: 'move' }],
    };
    const terms = { kind: 'availability', key: 'up', objective: '99.9' };
    const { attainment, explanation } = measure(terms, facts, { asOf: JUNE.to, calendar: office });
    const segments = explanation.of === 'time' ? explanation.segments : [];
    expect(total(segments)).toBe(30 * DAY);
    const down_ = segments.filter(({ kind }) => kind === 'down');
    const weighted = down_.reduce((sum, { from, to, weight = 1 }) => sum + (to - from) * weight, 0);
    const agreed = total(segments.filter(({ kind }) => kind === 'up' || kind === 'down'));
    expect(attainment).toEqual({ of: 'time', agreedMs: agreed, downtimeMs: weighted });
    expect(weighted).toBe(45 * MINUTE);
  });

  it('of nothing agreed is no data', () => {
    const exclusions = [{ id: 'x', from: JUNE.from, to: JUNE.to, reason: 'closed for good' }];
    expect(availability({ exclusions })).toMatchObject({ verdict: 'no-data', percent: null });
  });
});

describe('cases', () => {
  const tenMet = Array.from({ length: 9 }, (_, i) =>
    solved(`m${i}`, `${i + 8} 00:00`, `${i + 8} 10:00`),
  );
  const missed = solved('late', '1 09:00', '1 14:00');

  it('met and missed ones are eligible; the rest is counted apart', () => {
    const items = [
      solved('met', '1 09:00', '1 13:00'),
      missed,
      item('overdue', event('opened', '2 09:00')),
      item('open', event('opened', '3 10:00')),
      item('paused', event('opened', '1 09:00'), event('paused', '1 10:00')),
      item('cancelled', event('opened', '1 09:00'), event('cancelled', '1 10:00')),
      item('unseen', event('opened', '4 10:00')),
    ];
    expect(resolution(items, june('3 11:00'))).toMatchObject({
      attainment: { of: 'cases', met: 1, missed: 2, eligible: 3, open: 1, paused: 1, cancelled: 1 },
      percent: '33.333333',
      budget: { unit: 'cases', granted: 0, spent: 2, left: -2 },
      missedItems: [
        { workItemKey: 'late', dueAt: june('1 13:00'), breachedAt: june('1 13:00') },
        { workItemKey: 'overdue', dueAt: june('2 13:00'), breachedAt: june('2 13:00') },
      ],
    });
  });

  it('whose due date was set by hand, or that may be reopened, are counted beside the verdicts', () => {
    const set = { dueAt: june('9 17:00'), reason: 'asked', by: 'ada' };
    const items = [
      item('set', event('opened', '1 09:00'), event('due-set', '1 10:00', set)),
      solved('final', '1 09:00', '1 10:00'),
      solved('fresh', '2 09:00', '2 10:00'),
    ];
    expect(resolution(items, june('4 23:00')).attainment).toMatchObject({
      ...{ met: 2, missed: 1, handSet: 1, mayReopen: 1 },
    });
    expect(resolution([solved('final', '1 09:00', '1 10:00')], JUNE.to).attainment).toEqual({
      ...{ of: 'cases', met: 1, missed: 0, eligible: 1, open: 0, paused: 0, cancelled: 0 },
    });
  });

  it('belong to the period of their due date', () => {
    const before = span('2026-05-29T15:00:00Z', '2026-05-29T15:00:00Z').from;
    const may = item('may', { ...event('opened', '1 09:00'), at: before });
    expect(resolution([may], june('1 10:00')).attainment).toMatchObject({ open: 1 });
    const july = item('july', event('opened', '30 16:00'));
    expect(resolution([july], JUNE.to + HOUR).attainment).toMatchObject({ open: 0, eligible: 0 });
  });

  it('are no data when there is none', () => {
    expect(resolution([], june('3 00:00'))).toMatchObject({ verdict: 'no-data', percent: null });
    expect(resolution([], JUNE.to)).toMatchObject({
      verdict: 'no-data',
      provisional: true,
      unfinished: false,
    });
  });

  it.each([
    ['with nothing missed', [...tenMet], 'met'],
    [
      'with the one miss that is allowed, all of the budget is spent',
      [...tenMet, missed],
      'at-risk',
    ],
    ['below the objective, it can still recover', [missed], 'at-risk'],
  ])('while the period runs, %s, they are %s', (_when, items, verdict) => {
    expect(resolution(items, june('29 00:00')).verdict).toBe(verdict);
  });

  it('are breached as soon as no further case can fall due that would make up for them', () => {
    const items = [...tenMet.slice(1), missed];
    expect(resolution(items, june('30 12:59')).verdict).toBe('at-risk');
    expect(resolution(items, june('30 13:01')).verdict).toBe('breached');
  });

  it.each([
    [[...tenMet, missed], 'met'],
    [[...tenMet.slice(1), missed], 'breached'],
  ])('once the period is over they are judged exactly', (items, verdict) => {
    expect(resolution(items, JUNE.to)).toMatchObject({
      verdict,
      provisional: true,
      unfinished: false,
    });
  });

  it('at 100 % the first miss cannot be made up for', () => {
    const terms = { attainment: '100' };
    expect(resolution([...tenMet, missed], june('29 00:00'), terms).verdict).toBe('breached');
  });

  it('are at risk when more clocks are than may be missed, the soonest due first', () => {
    const items = [
      item('second', event('opened', '1 09:30')),
      item('first', event('opened', '1 09:00')),
      item('fresh', event('opened', '1 10:00')),
    ];
    expect(resolution(items, june('1 12:30'))).toMatchObject({
      verdict: 'at-risk',
      atRisk: [
        { workItemKey: 'first', dueAt: june('1 13:00'), remainingMs: HOUR / 2, spentPercent: 87.5 },
        { workItemKey: 'second', dueAt: june('1 13:30'), remainingMs: HOUR, spentPercent: 75 },
      ],
    });
  });

  it('count for the priority that the item has in the end', () => {
    const changed = item(
      'changed',
      event('opened', '1 09:00', { priority: 'P3' }),
      event('priority-changed', '1 10:00', { priority: 'P1' }),
      event('resolved', '1 12:00'),
    );
    const met = (priority: string) => resolution([changed], JUNE.to, { priority }).attainment;
    expect(met('P1')).toMatchObject({ met: 1, eligible: 1 });
    expect(met('P3')).toMatchObject({ eligible: 0 });
    expect(met('any')).toMatchObject({ met: 1, eligible: 1 });
  });

  it('a breach under a priority stays when the priority is lowered', () => {
    const lowered = item(
      'lowered',
      event('opened', '1 09:00', { priority: 'P1' }),
      event('priority-changed', '1 14:00', { priority: 'P3' }),
      event('resolved', '1 15:00'),
    );
    const under = (priority: string, within: string) =>
      resolution([lowered], JUNE.to, { priority, within }).attainment;
    expect(under('P1', '4h')).toMatchObject({ missed: 1, eligible: 1 });
    expect(under('P1', '5h')).toMatchObject({ eligible: 0 });
    expect(under('P3', '8h')).toMatchObject({ met: 1, eligible: 1 });
  });

  it('explain themselves: the ledger of each counted clock adds up to its time', () => {
    const { explanation } = resolution([...tenMet, missed], JUNE.to);
    const cases = explanation.of === 'cases' ? explanation.cases : [];
    expect(cases).toHaveLength(10);
    for (const { clock, segments } of cases) {
      const counting = segments.filter(({ kind }) => kind === 'counting');
      expect(total(counting)).toBe(clock.elapsedMs);
    }
  });
});

describe('terms of targets', () => {
  const written = { key: 'fix', kind: 'resolution', within: '4h', attainment: '90' };

  it('fill in what is not said', () => {
    expect(targetTerms.parse(written)).toMatchObject({
      priority: 'any',
      period: 'month',
      reopen: 'resume',
      reopenWithin: '3bd',
    });
  });

  it.each([
    [{ attainment: 90 }, 'in quotes'],
    [{ attainment: '101' }, 'between 0 and 100'],
    [{ within: '2d' }, '“2bd” for business days'],
    [{ withn: '4h' }, 'withn'],
    [{ key: 'Fix It' }, 'joined by hyphens'],
    [{ kind: 'speed' }, 'kind'],
  ])('refuse %j', (mistake, saying) => {
    const read = targetTerms.safeParse({ ...written, ...mistake });
    expect(JSON.stringify(read.error?.issues)).toContain(saying);
  });
});
