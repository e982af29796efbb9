import { describe, expect, it } from 'vitest';
import { DEMO_START, HISTORY_START } from '../../src/demo/demo-start.ts';
import { compileCalendar, elapsed } from '../../src/domain/calendar/calendar.ts';
import type { Interval } from '../../src/domain/calendar/interval.ts';
import { foldCycles } from '../../src/domain/clock/fold-clock.ts';
import { explainClock } from '../../src/domain/clock/ledger.ts';
import { stateOf } from '../../src/domain/service/service-terms.ts';
import { clockTermsOf } from '../../src/domain/target/work-item-cases.ts';
import { isCounted } from '../../src/usecases/work-item/fold-work-item.ts';
import { demoHistory, demoRegister } from './northwind.ts';

const register = demoRegister();
const { tickets, disruptions } = demoHistory(register);
const items = tickets.map(({ item }) => item);
const events = items.flatMap((item) => item.events);

describe('the history of the demo company', () => {
  it('is the same to the last byte whenever it is written', () => {
    expect(JSON.stringify(demoHistory())).toBe(JSON.stringify({ tickets, disruptions }));
  });

  it('is believable in size', () => {
    expect(tickets.length).toBeGreaterThan(2000);
    expect(tickets.length).toBeLessThan(4000);
    expect(disruptions.length).toBeGreaterThan(40);
  });

  it('tells of thirteen months, and of nothing before or after', () => {
    const months = new Set(items.map(({ events: [first] }) => monthOf(first?.at ?? 0)));
    expect(months.size).toBe(14);
    expect(Math.min(...events.map(({ at }) => at))).toBeGreaterThanOrEqual(HISTORY_START);
    expect(Math.max(...events.map(({ at }) => at))).toBeLessThan(DEMO_START);
    expect(disruptions.every(({ outage }) => outage.to !== null && outage.to < DEMO_START)).toBe(
      true,
    );
  });

  it('knows only agreements and services of the register', () => {
    const agreements = new Set(tickets.flatMap((ticket) => ticket.agreements));
    const services = new Set(disruptions.map(({ service }) => service));
    const promising = [...register.agreements.values()].flatMap((revisions) =>
      revisions.filter(({ terms }) => terms.targets.length > 0).map(({ key }) => key),
    );
    const live = [...register.services.values()].filter(({ terms }) => stateOf(terms) === 'live');
    expect([...agreements].sort()).toEqual(promising.sort());
    expect([...services].sort()).toEqual(live.map(({ key }) => key).sort());
  });

  it('gives every item, event and outage an id of its own', () => {
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(new Set(disruptions.map(({ outage }) => outage.id)).size).toBe(disruptions.length);
  });

  it('tells every item in the order of its events, from opened on', () => {
    for (const { events: story } of items) {
      expect(story[0]?.type).toBe('opened');
      expect(story.map(({ at }) => at)).toEqual(story.map(({ at }) => at).sort((a, b) => a - b));
      expect(story.map(({ sequence }) => sequence)).toEqual(story.map((_, index) => index));
    }
  });

  it('contains every kind of course: waiting, reopening, other priorities, withdrawals', () => {
    const count = (type: string) => events.filter((event) => event.type === type).length;
    const waits = events.filter(({ type }) => type === 'paused').map(({ party }) => party);
    expect(count('reopened')).toBeGreaterThan(30);
    expect(count('priority-changed')).toBeGreaterThan(50);
    expect(count('cancelled')).toBeGreaterThan(50);
    expect(waits.filter((party) => party === 'customer').length).toBeGreaterThan(200);
    expect(waits.filter((party) => party === 'supplier').length).toBeGreaterThan(50);
  });

  it('has seasons: payroll at the end of the month, the shop before Christmas, print in September', () => {
    const opened = (agreement: string, month: string) =>
      tickets.filter(
        ({ agreements, item }) =>
          agreements.includes(agreement) && monthOf(item.events[0]?.at ?? 0) === month,
      ).length;
    expect(opened('acme-webshop', '2025-12')).toBeGreaterThan(
      2 * opened('acme-webshop', '2026-05'),
    );
    expect(opened('globex-print', '2026-09')).toBeGreaterThan(
      2 * opened('globex-print', '2026-08'),
    );
    const payroll = tickets.filter(({ agreements }) => agreements.includes('acme-payroll'));
    const late = payroll.filter(({ item }) => new Date(item.events[0]?.at ?? 0).getUTCDate() > 24);
    expect(late.length).toBeGreaterThan(payroll.length / 3);
  });
});

describe('every work item of the demo company in the engine', () => {
  const cases = [...register.agreements].flatMap(([key, [agreement]]) =>
    (agreement?.terms.targets ?? []).map((target) => ({ key, agreement, target })),
  );

  it.each(cases)('adds up under $key, $target.key', ({ key, agreement, target }) => {
    if (!isCounted(target)) return;
    const [calendarTerms] = register.calendars.get(agreement?.terms.calendar ?? '') ?? [];
    if (!calendarTerms) throw new Error(`${key} has no calendar`);
    const calendar = compileCalendar(calendarTerms.terms);
    const terms = clockTermsOf(target);
    for (const { item } of tickets.filter(({ agreements }) => agreements.includes(key))) {
      const input = { calendar, terms, events: item.events, asOf: DEMO_START };
      const ledger = explainClock(input);
      const clocks = foldCycles(input);
      expect(clocks.at(0)?.startedAt).toBe(item.events[0]?.at);
      for (const { cycle, startedAt, stoppedAt, elapsedMs } of clocks) {
        const own = ledger.filter((segment) => segment.cycle === cycle);
        expect(total(own)).toBe((stoppedAt ?? DEMO_START) - (startedAt ?? 0));
        const counting = own.filter(({ kind }) => kind === 'counting');
        expect(counting.reduce((sum, span) => sum + elapsed(calendar, span), 0)).toBe(elapsedMs);
      }
    }
  });
});

function total(spans: readonly Interval[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0);
}

function monthOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 7);
}
