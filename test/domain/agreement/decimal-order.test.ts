import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals } from '../../../src/domain/agreement/decimal-order.ts';

describe('the order of decimals', () => {
  it('is exact where binary fractions are not', () => {
    expect(compareDecimals('99.9', '99.90')).toBe(0);
    expect(compareDecimals('99.999999', '100')).toBeLessThan(0);
    expect(compareDecimals('9007199254740993', '9007199254740992')).toBeGreaterThan(0);
    expect(compareDecimals('10', '9.999')).toBeGreaterThan(0);
  });

  it('is that of the numbers in thousandths', () => {
    const thousandths = fc.nat(200_000);
    const write = (value: number) =>
      `${Math.floor(value / 1000)}.${String(value % 1000).padStart(3, '0')}`;
    fc.assert(
      fc.property(thousandths, thousandths, (a, b) => {
        expect(compareDecimals(write(a), write(b))).toBe(Math.sign(a - b));
      }),
    );
  });
});
