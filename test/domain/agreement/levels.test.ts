import { describe, expect, it } from 'vitest';
import { agreementTerms } from '../../../src/domain/agreement/agreement-terms.ts';
import { overridesOf } from '../../../src/domain/agreement/levels.ts';

const response = { kind: 'response', priority: 'P1', within: '1h', attainment: '90' };
const p1 = { ...response, key: 'p1' };

function agreement(key: string, level: string, other: object = {}) {
  const terms = agreementTerms.parse({
    ...{ kind: 'SLA', level, customer: 'acme', provider: 'desk', services: ['email', 'web'] },
    ...{ effective: { from: '2026-01-01' }, timeZone: 'UTC', calendar: 'office', targets: [p1] },
    ...other,
  });
  return { key, terms };
}

const customer = agreement('acme', 'customer');

function goesBefore(other: ReturnType<typeof agreement>, own = customer) {
  return overridesOf(own, [own, other]).map((override) => [
    ...[override.target.key, override.in?.key ?? null, override.by.key, override.services],
  ]);
}

describe('of agreements at several levels', () => {
  it('the most specific one goes before the others, for the services of both', () => {
    const email = agreement('acme-email', 'service', {
      services: ['email'],
      targets: [{ ...p1, key: 'fast', within: '15m' }],
    });
    expect(goesBefore(email)).toEqual([['p1', 'acme-email', 'fast', ['email']]]);
    expect(goesBefore(customer, email)).toEqual([]);
  });

  it('the order is corporate, customer, service', () => {
    const corporate = agreement('group', 'corporate');
    const email = agreement('acme-email', 'service', { services: ['email'] });
    const keys = overridesOf(corporate, [customer, email]).map((override) => override.in?.key);
    expect(keys).toEqual(['acme-email', 'acme']);
  });

  it.each([
    ['another customer', { customer: 'globex' }],
    ['another kind', { kind: 'OLA' }],
    ['other services', { services: ['print'] }],
    ['another priority', { targets: [{ ...p1, priority: 'P2' }] }],
    ['another kind of target', { targets: [{ ...p1, kind: 'resolution' }] }],
  ])('one with %s goes before nothing', (_, other) => {
    expect(goesBefore(agreement('other', 'service', other))).toEqual([]);
  });

  it('targets that count no cases are the same when they have the same key', () => {
    const up = { key: 'up', kind: 'availability', objective: '99' };
    const own = agreement('acme', 'customer', { targets: [up] });
    const more = agreement('acme-web', 'service', {
      targets: [
        { ...up, objective: '99.9' },
        { ...up, key: 'night' },
      ],
    });
    expect(goesBefore(more, own)).toEqual([['up', 'acme-web', 'up', ['email', 'web']]]);
  });

  it('a narrower segment of the same agreement goes before, too', () => {
    const zurich = { ...p1, key: 'zurich', segment: { site: 'Zurich' } };
    const own = agreement('acme', 'service', { targets: [p1, zurich] });
    expect(goesBefore(own, own)).toEqual([['p1', null, 'zurich', ['email', 'web']]]);
  });

  it('a promise about outages goes before one of its key for the same site only', () => {
    const up = { key: 'up', kind: 'availability', objective: '99' };
    const berlin = { ...up, segment: { site: 'Berlin' } };
    const own = agreement('acme', 'customer', { targets: [up] });
    const keys = (targets: readonly object[]) =>
      goesBefore(agreement('acme-email', 'service', { services: ['email'], targets }), own);
    expect(keys([berlin])).toEqual([]);
    expect(keys([up])).toEqual([['up', 'acme-email', 'up', ['email']]]);
  });

  it('in one agreement a promise to a site is said to go before the one to everybody', () => {
    const up = { key: 'up', kind: 'availability', objective: '99' };
    const berlin = { ...up, key: 'berlin', segment: { site: 'Berlin' } };
    const own = agreement('acme', 'service', { targets: [up, berlin] });
    const pairs = overridesOf(own, [own]).map(({ target, by }) => [target.key, by.key]);
    expect(pairs).toEqual([['up', 'berlin']]);
  });
});
