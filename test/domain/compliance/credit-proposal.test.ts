import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CreditTerms } from '../../../src/domain/agreement/agreement-terms.ts';
import { creditsDue } from '../../../src/domain/compliance/credit-proposal.ts';
import { formatPercent } from '../../../src/domain/compliance/display.ts';
import { compare, decimal, fraction } from '../../../src/domain/compliance/fraction.ts';
import { shareOf } from '../../../src/domain/compliance/percentage.ts';

type Given = { readonly tiers?: CreditTerms['tiers']; readonly cap?: string };

function terms(target: string, amount: string, given: Given = {}): CreditTerms {
  const tiers: CreditTerms['tiers'] = [
    ['99.9', '10'],
    ['99', '30'],
    ['95', '100'],
  ];
  return { target, tiers, fee: { amount, currency: 'EUR' }, ...given };
}

function totals(percents: Readonly<Record<string, string | null>>, creditCap?: string) {
  const credits = [terms('a', '1200.00'), terms('b', '800.00')];
  return creditsDue({ credits, creditCap }, new Map(Object.entries(percents))).totals;
}

describe('the credits of a period', () => {
  it.each([
    ['100.000000', null],
    ['99.900000', null],
    ['99.899999', '120.00'],
    ['99.000000', '120.00'],
    ['98.999999', '360.00'],
    ['95.000000', '360.00'],
    ['94.999999', '1200.00'],
    ['0.000000', '1200.00'],
    [null, null],
  ])('for %s %% of one target are %s', (percent, amount) => {
    const [total] = totals({ a: percent });
    expect(total?.amount ?? null).toBe(amount);
  });

  it.each([
    ['half a cent', '0.05', '0.01'],
    ['less than half a cent', '0.04', undefined],
    ['a third of a cent more', '33.33', '3.33'],
    ['a half in the third place', '33.35', '3.34'],
  ])('count %s of a fee of %s as %s', (_, fee, amount) => {
    const { totals: due } = creditsDue({ credits: [terms('a', fee)] }, new Map([['a', '99.5']]));
    expect(due[0]?.amount).toBe(amount);
  });

  it('are capped for each target, and for all of them together', () => {
    expect(totals({ a: '98', b: '98' })).toEqual([
      { currency: 'EUR', amount: '600.00', uncapped: null },
    ]);
    expect(totals({ a: '98', b: '98' }, '40')).toEqual([
      { currency: 'EUR', amount: '480.00', uncapped: '600.00' },
    ]);
    expect(totals({ a: '98', b: '98' }, '50')).toEqual([
      { currency: 'EUR', amount: '600.00', uncapped: null },
    ]);
    const capped = { credits: [terms('a', '1200.00', { cap: '25' })] };
    expect(creditsDue(capped, new Map([['a', '98']])).lines).toMatchObject([
      { creditPercent: '25', amount: '300.00' },
    ]);
  });

  it('in several currencies are never added', () => {
    const dollars = { ...terms('b', '100.00'), fee: { amount: '100.00', currency: 'USD' } };
    const due = creditsDue(
      { credits: [terms('a', '100.00'), dollars], creditCap: '20' },
      new Map([
        ['a', '98'],
        ['b', '99.5'],
      ]),
    );
    expect(due.totals).toEqual([
      { currency: 'EUR', amount: '20.00', uncapped: '30.00' },
      { currency: 'USD', amount: '10.00', uncapped: null },
    ]);
  });

  it('are decided as on the exact figure, though a percentage is cut off', () => {
    const tier = fc.tuple(fc.nat(99), fc.nat(999_999));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.nat(10_000_000),
        tier,
        (total, part, [whole, decimals]) => {
          const share = fraction(Math.min(part, total), total);
          const below = `${whole}.${String(decimals).padStart(6, '0')}`;
          const isBelow = compare(share, shareOf(below)) < 0;
          const credits = [terms('a', '100.00', { tiers: [[below, '10']] })];
          const due = creditsDue({ credits }, new Map([['a', formatPercent(share)]]));
          expect(due.lines.length > 0).toBe(isBelow);
        },
      ),
    );
  });

  it('are never more than the joint cap nor than their sum, and never less for a worse figure', () => {
    const percent = fc.nat(100_000).map((thousandths) => (thousandths / 1000).toFixed(3));
    const amount = (percents: Readonly<Record<string, string>>, cap: string) =>
      decimal(totals(percents, cap)[0]?.amount ?? '0');
    fc.assert(
      fc.property(fc.tuple(percent, percent, percent), fc.nat(100), ([a, worse, b], capPercent) => {
        const due = amount({ a, b }, `${capPercent}`);
        expect(compare(due, decimal(`${12 * capPercent}`))).toBeLessThanOrEqual(0);
        const least = Number(a) < Number(worse) ? a : worse;
        expect(
          compare(amount({ a: least, b }, '100'), amount({ a, b }, '100')),
        ).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
