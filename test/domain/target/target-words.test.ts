import { describe, expect, it } from 'vitest';
import { objectiveOf, targetName, targetSentence } from '../../../src/domain/target/kind-words.ts';
import { targetTerms } from '../../../src/domain/target/target-terms.ts';

const cases = { key: 'a', kind: 'resolution', within: '2bd', attainment: '90' };

describe('a target in words', () => {
  it.each([
    [
      { key: 'a', kind: 'availability', objective: '99.9' },
      'Availability',
      'available 99.9 % of the agreed time each month',
      '99.9',
    ],
    [
      { ...cases, kind: 'response', priority: 'P1', within: '15m', attainment: '95' },
      'P1 response',
      '95 % of P1 tickets each month answered within 15 support minutes',
      '95',
    ],
    [
      { ...cases, period: 'quarter' },
      'Resolution',
      '90 % of all tickets each quarter resolved within 2 business days',
      '90',
    ],
    [
      { ...cases, kind: 'update', priority: 'P1', within: '1h30m' },
      'P1 updates',
      '90 % of P1 tickets each month updated at least every 1 hour 30 minutes of support time',
      '90',
    ],
    [
      { ...cases, within: '1d calendar' },
      'Resolution',
      '90 % of all tickets each month resolved within 1 day',
      '90',
    ],
  ])('%#', (terms, ...words) => {
    const target = targetTerms.parse(terms);
    expect([targetName(target), targetSentence(target), objectiveOf(target)]).toEqual(words);
  });
});
