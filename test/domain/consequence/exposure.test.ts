import { describe, expect, it } from 'vitest';
import { agreementTerms } from '../../../src/domain/agreement/agreement-terms.ts';
import { exposureOf } from '../../../src/domain/consequence/exposure.ts';

const fee = { amount: '1000.00', currency: 'EUR' };
const terms = (more: object) =>
  agreementTerms.parse({
    ...{ kind: 'SLA', customer: 'acme', provider: 'it', timeZone: 'UTC', calendar: 'always' },
    effective: { from: '2026-01-01' },
    targets: [
      { key: 'up', kind: 'availability', objective: '99.9' },
      { key: 'quick', kind: 'response', within: '1h', attainment: '95' },
      { key: 'yearly', kind: 'availability', objective: '99', period: 'year' },
    ],
    ...more,
  });

const credit = (target: string, more: object = {}) => ({
  ...{
    target,
    fee,
    tiers: [
      ['99.9', '5'],
      ['99', '30'],
    ],
  },
  ...more,
});

describe('the largest possible credit', () => {
  it.each([
    ['the deepest tier', { credits: [credit('up')], creditCap: undefined }, '300.00'],
    [
      'cut by its own cap',
      { credits: [credit('up', { cap: '20' })], creditCap: undefined },
      '200.00',
    ],
    [
      'of several promises',
      { credits: [credit('up'), credit('quick')], creditCap: undefined },
      '600.00',
    ],
    [
      'cut by the joint cap',
      { credits: [credit('up'), credit('quick')], creditCap: '50' },
      '500.00',
    ],
  ])('is %s', (_, agreed, amount) => {
    const { credits: most } = exposureOf(terms(agreed), []);
    expect(most).toEqual([{ unit: 'month', currency: 'EUR', amount }]);
  });

  it('is told apart for periods of different lengths', () => {
    const { credits } = exposureOf(terms({ credits: [credit('up'), credit('yearly')] }), []);
    expect(credits.map(({ unit, amount }) => [unit, amount])).toEqual([
      ['month', '300.00'],
      ['year', '300.00'],
    ]);
  });

  it('is none where none is agreed', () => {
    expect(exposureOf(terms({}), []).credits).toEqual([]);
  });
});

it('what services cost is added up by currency', () => {
  const cost = (amount: string, currency = 'EUR') => ({ costPerMonth: { amount, currency } });
  expect(exposureOf(terms({}), [cost('10.50'), cost('0.25'), cost('7', 'CHF'), {}])).toMatchObject({
    costPerMonth: [
      { currency: 'CHF', amount: '7.00' },
      { currency: 'EUR', amount: '10.75' },
    ],
    pricePerMonth: [],
  });
});
