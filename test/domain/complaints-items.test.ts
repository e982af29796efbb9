import { describe, expect, it } from 'vitest';
import { termOn } from '../../src/domain/agreement/dates/term.ts';
import { compileRevisions } from '../../src/domain/calendar/calendar.ts';
import { calendarTerms } from '../../src/domain/calendar/calendar-terms.ts';
import { HOUR, MINUTE } from '../../src/domain/calendar/instant.ts';
import { type ClockInput, foldClock } from '../../src/domain/clock/fold-clock.ts';
import { thresholdInstants } from '../../src/domain/clock/thresholds.ts';
import type { WorkItemEvent } from '../../src/domain/measurement/work-item-event.ts';
import { agreementsOf, withEndings } from '../../src/domain/register/register.ts';
import { targetsFor } from '../../src/domain/target/segment.ts';
import { passedThresholds } from '../../src/usecases/watch/passed-thresholds.ts';
import { demoRegister } from '../usecases/register/demo-files.ts';
import { workdays } from './calendar/calendars.ts';
import { clockTerms, event, june } from './clock/work-items.ts';
import { measure } from './target/kinds/measured.ts';

/** What users of other engines complained about, continued: each must not happen here. */
const office = workdays('UTC', ['09:00', '17:00']);
const opened = event('opened', '1 09:00');
const response = clockTerms('1h', { kind: 'response' });

function clock(asOf: string, events: readonly WorkItemEvent[], other: Partial<ClockInput> = {}) {
  const usual = { calendar: office, terms: clockTerms('4h') };
  return foldClock({ ...usual, events, asOf: june(asOf), ...other });
}

describe('pauses, elsewhere', () => {
  it('a due date set by a person moves by itself after a wait (glpi#17186, glpi#16236)', () => {
    const dueAt = june('3 12:00');
    const set = event('due-set', '1 09:30', { dueAt, reason: 'as agreed by phone', by: 'mara' });
    const waits = [event('paused', '1 10:00'), event('resumed', '1 15:00')];
    const moved = clock('1 16:00', [opened, set, ...waits]);
    // The hand-set date stays; what was promised is still judged by what was agreed.
    expect(moved.handSetDue).toMatchObject({ dueAt });
    expect(moved.dueAt).toBe(june('2 10:00'));
  });

  it('a fixed point in time is computed as if it were a length (glpi#17186)', () => {
    const terms = clockTerms('next business day 16:00');
    const waits = [event('paused', '1 10:00'), event('resumed', '1 15:00')];
    expect(clock('1 16:00', [opened, ...waits], { terms }).dueAt).toBe(june('2 16:00'));
  });

  it('nothing pauses, so that people close tickets to stop the clock (osTicket#3034, linear#1103)', () => {
    const waiting = [opened, event('paused', '1 10:00', { reason: 'awaiting-customer' })];
    expect(clock('9 10:00', waiting)).toMatchObject({ state: 'paused', remainingMs: 3 * HOUR });
  });

  it('which waits count is written into the code (znuny#855)', () => {
    const waiting = [opened, event('paused', '1 10:00', { reason: 'awaiting-parts' })];
    const only = (reason: string) => ({ terms: clockTerms('4h', { pauses: [reason] }) });
    expect(clock('1 11:00', waiting, only('awaiting-customer')).state).toBe('running');
    expect(clock('1 11:00', waiting, only('awaiting-parts')).state).toBe('paused');
  });

  it('agents of another zone see a fresh ticket as missed (frappe/helpdesk#3776)', () => {
    const auckland = workdays('Pacific/Auckland', ['09:00', '17:00']);
    // 21:00 UTC on the 1st is nine o’clock on the 2nd there.
    const there = event('opened', '1 21:00');
    const seen = clock('1 21:30', [there], { calendar: auckland, terms: response });
    expect(seen).toMatchObject({ state: 'running', dueAt: june('1 22:00') });
  });
});

describe('start and stop, elsewhere', () => {
  const note = event('replied', '1 09:20');

  it('a note that becomes invisible still is the response (zammad#1620, zammad#3642)', () => {
    expect(clock('1 09:30', [opened, note], { terms: response }).state).toBe('met');
    const hidden = event('retracted', '1 09:25', { retracts: note.id });
    const later = clock('1 10:30', [opened, note, hidden], { terms: response });
    expect(later).toMatchObject({ state: 'missed', breachedAt: june('1 10:00') });
  });

  it('the customer’s own note is a response (zammad#1322)', () => {
    const customers = event('replied', '1 09:20', { actor: 'customer' });
    expect(clock('1 09:30', [opened, customers], { terms: response }).state).toBe('running');
  });

  it('who answers while creating a ticket has not answered (glpi#14026, glpi#17993, glpi#9899)', () => {
    const atOnce = event('replied', '1 09:00');
    const answered = clock('1 12:00', [atOnce, opened], { terms: response });
    expect(answered).toMatchObject({ state: 'met', elapsedMs: 0 });
  });

  it('one status cannot say that the response was missed and the resolution met (erpnext#28752)', () => {
    const events = [opened, event('resolved', '1 11:00')];
    const states = [response, clockTerms('4h')].map(
      (terms) => clock('2 09:00', events, { terms }).state,
    );
    expect(states).toEqual(['missed', 'met']);
  });

  it('the deadline of a closed ticket is computed again, or set back on saving (OCA/helpdesk#157, axelor#16563)', () => {
    const events = [opened, event('resolved', '1 11:00')];
    const closed = clock('1 11:00', events);
    const saved = [...events, ...events, event('priority-changed', '3 09:00', { priority: 'P1' })];
    expect(clock('9 09:00', saved)).toMatchObject({
      state: 'met',
      dueAt: closed.dueAt,
      stoppedAt: closed.stoppedAt,
    });
  });
});

describe('hand-overs, elsewhere', () => {
  const given = (when: string, holder: string) => event('assigned', when, { holder });
  const held = (holder: string) => ({ terms: clockTerms('2h', { holder }) });

  it('the second team inherits a clock with no time left (glpi#1911)', () => {
    const events = [opened, given('1 09:00', 'desk'), given('1 12:00', 'network')];
    expect(clock('1 12:30', events, held('desk')).state).toBe('missed');
    expect(clock('1 12:30', events, held('network'))).toMatchObject({
      ...{ state: 'running', elapsedMs: 30 * MINUTE, dueAt: june('1 14:00') },
    });
  });

  it('every assignment within a team starts its clock anew (glpi#14423)', () => {
    const events = [opened, given('1 09:00', 'desk'), given('1 10:30', 'desk')];
    expect(clock('1 10:45', events, held('desk'))).toMatchObject({
      cycle: 1,
      dueAt: june('1 11:00'),
    });
  });
});

describe('recalculation and alerts, elsewhere', () => {
  it('a calendar is changed and no due date moves (zammad#534)', () => {
    const hours = (from: string, to: string, other: object = {}) =>
      calendarTerms.parse({
        timeZone: 'UTC',
        weekly: { mon: [[from, to]], tue: [[from, to]] },
        ...other,
      });
    const before = hours('09:00', '17:00');
    const shorter = hours('09:00', '12:00', { from: '2026-06-02' });
    const late = [event('opened', '1 16:00')];
    const dues = [[before], [before, shorter]].map(([first = before, ...later]) => {
      const revised = compileRevisions([first, ...later]);
      return clock('1 16:30', late, { calendar: revised, terms: clockTerms('5h') }).dueAt;
    });
    expect(dues).toEqual([june('2 13:00'), june('8 10:00')]);
  });

  it('one level mails with every run, or only the first one ever fires (glpi#1996, glpi#5319)', () => {
    const now = june('1 12:40');
    const first = passedThresholds(clock('1 12:40', [opened]), now, new Set());
    expect(first.fresh).toEqual([50, 75, 90]);
    const again = passedThresholds(clock('1 12:40', [opened]), now, new Set(first.fresh));
    expect(again).toMatchObject({ fresh: [], next: { threshold: 100, at: june('1 13:00') + 1 } });
  });

  it('reminders come at midnight and on weekends (zammad#4432)', () => {
    const friday = [event('opened', '5 16:00')];
    const instants = thresholdInstants(clock('5 16:00', friday), [25, 50, 75]);
    expect(instants?.map(({ at }) => at)).toEqual([
      june('5 17:00'),
      june('8 10:00'),
      june('8 11:00'),
    ]);
  });
});

describe('what no longer holds, and what nobody can see, elsewhere', () => {
  const register = demoRegister();

  it('an agreement that somebody ended still alerts (zammad#4353)', () => {
    const at = june('1 00:00');
    const ending = { agreementKey: 'acme-webshop', revision: 1, to: 'terminated', at } as const;
    const ended = withEndings(register, [ending]);
    const keys = (when: number) =>
      agreementsOf(ended, { service: 'webshop', at: when }).map(({ key }) => key);
    expect(keys(at - 1)).toContain('acme-webshop');
    expect(keys(at)).not.toContain('acme-webshop');
  });

  it('nobody sees that regional observances were counted as closed days (zammad#390)', () => {
    const observed = register.calendars.get('office-de')?.at(-1)?.document.observed ?? [];
    const named = observed.filter(({ date }) => date.startsWith('2026-'));
    const shown = named.map(({ date, name, region }) => `${date} ${name} (${region})`);
    expect(shown).toContain('2026-03-08 Internationaler Frauentag (DE-BE)');
    expect(shown.filter((line) => /Mutter|Valentin|Rosenmontag|abend/.test(line))).toEqual([]);
    expect(named).toHaveLength(10);
  });
});

describe('agreements and their numbers, elsewhere', () => {
  const renewal = { kind: 'tacit', term: 'P1Y', notice: 'P90D' } as const;

  it.each([
    ['the first term', '2026-06-01', '2026-10-02'],
    ['tacit renewal', '2027-06-01', '2027-10-02'],
  ])('the date of notice ignores %s (glpi#6004, glpi#14703)', (_, today, noticeBy) => {
    const effective = { from: '2026-01-01', to: '2026-12-31', renewal };
    expect(termOn(effective, today)).toMatchObject({ noticeBy });
  });

  it('nobody knows whether items without a promise are in the denominator (aidingapp#1441)', () => {
    const p1 = { kind: 'resolution', priority: 'P1', within: '4h', attainment: '90' };
    const item = (key: string, priority: string) => ({
      ...{ key, events: [{ ...opened, priority }, event('resolved', '1 10:00')] },
    });
    const workItems = [item('T-1', 'P1'), item('T-2', 'P4')];
    expect(measure(p1, { workItems }, { calendar: office }).attainment).toMatchObject({
      ...{ met: 1, missed: 0, eligible: 1 },
    });
  });

  it('every rule of a site runs beside the general one (zammad#5624)', () => {
    const general = { kind: 'response', priority: 'any', key: 'all' };
    const branch = { ...general, key: 'branch', segment: { site: 'Branch' } };
    const there = { key: 'T-1', events: [{ ...opened, site: 'Branch' }] };
    expect(targetsFor([general, branch], there)).toEqual([branch]);
  });
});
