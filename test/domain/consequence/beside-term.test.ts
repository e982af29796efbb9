import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/domain/agreement/lint/rule.ts';
import { besideTerm } from '../../../src/domain/consequence/beside-term.ts';
import type { Piece } from '../../../src/domain/consequence/piece.ts';
import { backtest, gap } from './pieces.ts';

const exposure = { credits: [], costPerMonth: [], pricePerMonth: [] };
const credits = { currency: 'EUR', total: '1.00', periods: 3 };
const finding = (target: string | null): Finding => ({
  ...{ rule: 'r', severity: 'hint', agreement: 'a', target, sentence: 's', why: 'w', fix: 'f' },
});
const chain = { agreement: 'a', name: 'A', closed: [], staying: 2 };
const PIECES: readonly Piece[] = [
  { kind: 'exposure', today: exposure, proposed: exposure },
  { kind: 'support', chains: [{ ...chain, opened: [gap('x', ['up']), gap('y', ['quick'])] }] },
  { kind: 'findings', appeared: [finding('quick')], gone: [finding(null)] },
  { kind: 'clocks', effectiveAt: 0, open: 1, moved: 0, ifMoved: 0 },
  { ...backtest({}), target: 'up' },
  { ...backtest({}), target: 'quick' },
  { kind: 'credits', target: 'up', name: 'Up', today: null, proposed: credits },
];

describe('what stands beside a changed term', () => {
  it.each([
    ['targets.up.objective', ['support', 'back-test up', 'credits up']],
    ['targets.quick', ['support', 'findings', 'back-test quick']],
    ['credits.up.cap', ['exposure', 'credits up']],
    ['calendar', ['support', 'back-test up', 'back-test quick', 'credits up']],
    ['supportedBy', ['support']],
    ['description', []],
  ])('%s: %j', (path, expected) => {
    const found = besideTerm(PIECES, path);
    expect(
      found.map((piece) => [piece.kind, ...('target' in piece ? [piece.target] : [])].join(' ')),
    ).toEqual(expected);
  });

  it('is of gaps and findings only what is about the promise', () => {
    expect(besideTerm(PIECES, 'targets.quick.within')).toMatchObject([
      { chains: [{ opened: [{ sentence: 'y' }], staying: 0 }] },
      { appeared: [{ target: 'quick' }], gone: [] },
      {},
    ]);
  });
});
