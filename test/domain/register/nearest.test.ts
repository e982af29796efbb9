import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean, editDistance, nearest } from '../../../src/domain/register/nearest.ts';

describe('the edit distance', () => {
  it.each([
    ['email', 'email', 0],
    ['emial', 'email', 1],
    ['emai', 'email', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ])('from %s to %s is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  it('is the same in both directions and at most the longer length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it('is exact up to a limit, and above it beyond that', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, limit) => {
        const exact = editDistance(a, b);
        const bounded = editDistance(a, b, limit);
        expect(exact <= limit ? bounded : Math.min(bounded, limit + 1)).toBe(
          Math.min(exact, limit + 1),
        );
      }),
    );
  });
});

describe('what somebody may have meant', () => {
  it('is what is near, nearest first, without case and hyphens', () => {
    expect(nearest('acme-emial', ['acme-email', 'acme-vpn', 'ACME E-mail 2'])).toEqual([
      'acme-email',
      'ACME E-mail 2',
    ]);
  });

  it('is a longer name that begins like it', () => {
    expect(nearest('pay', ['email', 'payroll'])).toEqual(['payroll']);
  });

  it('is nothing when nothing is near', () => {
    expect(didYouMean('quantum', ['email', 'vpn'])).toBe('');
    expect(didYouMean('', ['email', 'vpn'])).toBe('');
  });
});
