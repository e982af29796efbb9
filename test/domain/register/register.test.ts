import { describe, expect, it } from 'vitest';
import type { AgreementTerms } from '../../../src/domain/agreement/agreement-terms.ts';
import {
  agreementInForce,
  agreementsOf,
  assembleRegister,
  calendarInForce,
  continued,
  extendRegister,
  type Register,
} from '../../../src/domain/register/register.ts';
import { demoRegister } from '../../usecases/register/demo-files.ts';

const demo = demoRegister();
const terms = demo.agreements.get('acme-email')?.at(-1)?.terms;

type Effective = AgreementTerms['effective'];

/** A register with one agreement of several revisions. */
function revised(...revisions: readonly Effective[]): Register {
  if (!terms) throw new Error('The demo has no acme-email.');
  return assembleRegister(
    revisions.map((effective, index) => ({
      kind: 'agreement' as const,
      key: 'x',
      number: index + 1,
      hash: String(index),
      terms: { ...terms, effective },
    })),
  );
}

const inForce = (register: Register, at: string) =>
  agreementInForce(register, 'x', Date.parse(at))?.number ?? null;

const TACIT = { kind: 'tacit', term: 'P1Y', notice: 'P90D' } as const;

describe('the revision in force', () => {
  it('begins and ends at midnight of the agreement’s zone; the last day belongs to it', () => {
    const register = revised({ from: '2026-01-01', to: '2026-06-30' });
    expect(
      [
        '2025-12-31T22:59:59.999Z',
        '2025-12-31T23:00:00Z',
        '2026-06-30T21:59:59.999Z',
        '2026-06-30T22:00:00Z',
      ].map((at) => inForce(register, at)),
    ).toEqual([null, 1, 1, null]);
  });

  it('has no end without a last day', () => {
    expect(inForce(revised({ from: '2026-01-01' }), '2099-01-01T00:00:00Z')).toBe(1);
  });

  it('continues past its last day when renewal is tacit, and not when it is express', () => {
    const dates = { from: '2026-01-01', to: '2026-12-31' };
    const express = { kind: 'express', term: 'P1Y' } as const;
    expect(inForce(revised({ ...dates, renewal: TACIT }), '2027-05-01T00:00:00Z')).toBe(1);
    expect(inForce(revised({ ...dates, renewal: express }), '2027-05-01T00:00:00Z')).toBeNull();
  });

  it('is the highest number that has begun, and none once that one has ended', () => {
    const register = revised(
      { from: '2025-01-01', to: '2026-12-31' },
      { from: '2026-01-01', to: '2026-06-30' },
    );
    const at = ['2025-06-01', '2026-06-01', '2026-09-01', '2027-01-02'];
    expect(at.map((date) => inForce(register, `${date}T12:00:00Z`))).toEqual([1, 2, null, null]);
  });

  it.each([
    ['the same start', '2026-01-01', [2, null]],
    ['an earlier start', '2025-10-01', [2, null]],
    ['a later start', '2026-03-01', [2, null]],
  ])('is ended for good by a newer one with an end and %s', (_, from, expected) => {
    const register = revised({ from: '2026-01-01' }, { from, to: '2026-06-30' });
    const at = ['2026-05-01T12:00:00Z', '2026-07-01T12:00:00Z'];
    expect(at.map((instant) => inForce(register, instant))).toEqual(expected);
  });

  it('ends where a later one begins, also when its own last day is later', () => {
    const register = revised({ from: '2026-01-01', to: '2026-12-31' }, { from: '2026-04-01' });
    const revisions = register.agreements.get('x') ?? [];
    const ranges = revisions.map((revision) => continued(revision, revisions));
    const april = Date.parse('2026-03-31T22:00:00Z');
    expect(ranges.map(({ to }) => to)).toEqual([april, null]);
    expect(ranges[1]?.from).toBe(april);
  });

  it('is never one that a newer one replaces from its first day on', () => {
    const register = revised({ from: '2026-02-01' }, { from: '2026-01-01' });
    const revisions = register.agreements.get('x') ?? [];
    const [first] = revisions.map((revision) => continued(revision, revisions));
    expect(first?.to).toBe(first?.from);
    expect(inForce(register, '2026-02-01T12:00:00Z')).toBe(2);
  });

  it('is not brought back by a tacit renewal after a later revision has ended', () => {
    const register = revised(
      { from: '2025-01-01', to: '2025-12-31', renewal: TACIT },
      { from: '2026-03-01', to: '2026-06-30' },
    );
    const at = ['2026-02-01', '2026-05-01', '2026-07-02'];
    expect(at.map((date) => inForce(register, `${date}T12:00:00Z`))).toEqual([1, 2, null]);
  });
});

describe('the register', () => {
  const at = Date.parse('2026-11-16T08:40:00Z');

  it('lists the agreements in force by service and by customer', () => {
    const keys = (wanted: { service?: string; customer?: string }) =>
      agreementsOf(demo, { ...wanted, at })
        .map(({ key }) => key)
        .sort();
    expect(keys({ service: 'vpn' })).toEqual(['acme-vpn', 'globex-vpn', 'ola-infrastructure']);
    expect(keys({ service: 'vpn', customer: 'globex' })).toEqual(['globex-vpn']);
    expect(keys({ customer: 'nobody' })).toEqual([]);
    expect(agreementsOf(demo, { at: Date.parse('2020-01-01T00:00:00Z') })).toEqual([]);
  });

  it('uses a calendar’s revision from its first date on, in the calendar’s zone', () => {
    const first = demo.calendars.get('office-de')?.[0];
    if (!first) throw new Error('The demo has no office-de.');
    const next = {
      kind: 'calendar' as const,
      key: 'office-de',
      number: 2,
      hash: 'h',
      terms: { ...first.document, from: '2026-12-01' },
    };
    const register = extendRegister(demo, [next]);
    const instants = ['1999-01-01T00:00:00Z', '2026-11-30T22:59:59Z', '2026-11-30T23:00:00Z'];
    expect(
      instants.map((text) => calendarInForce(register, 'office-de', Date.parse(text))?.number),
    ).toEqual([1, 1, 2]);
    expect(calendarInForce(register, 'nowhere', at)).toBeNull();
    expect(demo.calendars.get('office-de')).toHaveLength(1);
  });

  it('measures with the public holidays that were resolved', () => {
    const calendar = calendarInForce(demo, 'office-de', at);
    expect(calendar?.terms.holidays).toContain('2026-05-14');
    expect(calendar?.terms.holidays).toContainEqual({ from: '12-24', to: '12-24' });
    expect(calendar?.document.observed).toContainEqual({
      date: '2026-10-03',
      name: 'Tag der Deutschen Einheit',
      region: 'DE-BE',
    });
  });
});
