import { describe, expect, it } from 'vitest';
import {
  type Consequences,
  DEFAULT_SHARED,
  forViewer,
  isPieceKind,
  kindsFor,
} from '../../../src/domain/consequence/consequences.ts';
import { PIECE_VIEWERS, type Piece } from '../../../src/domain/consequence/piece.ts';
import { backtest, forecast, gap, tried, uptime } from './pieces.ts';

const exposure = { credits: [], costPerMonth: [], pricePerMonth: [] };
const named = { target: 'availability', name: 'Availability' };
const PIECES: readonly Piece[] = [
  { kind: 'exposure', today: exposure, proposed: exposure },
  {
    kind: 'support',
    chains: [{ agreement: 'a', name: 'A', opened: [gap('x')], closed: [], staying: 0 }],
  },
  { kind: 'findings', appeared: [], gone: [] },
  { kind: 'clocks', effectiveAt: 0, open: 1, moved: 0, ifMoved: 0 },
  { kind: 'alerts', effectiveAt: 0, changes: [] },
  backtest({ proposed: tried(uptime('99'), { met: 3 }) }),
  {
    kind: 'forecast',
    ...named,
    span: 'whole',
    unit: 'month',
    today: null,
    proposed: forecast(0.5),
  },
  {
    kind: 'credits',
    ...named,
    today: null,
    proposed: { currency: 'EUR', total: '1.00', periods: 3 },
  },
];
const ALL = PIECES.map(({ kind }) => kind);
const consequences: Consequences = {
  ...{ agreementKey: 'acme-email', agreementName: 'E-mail', base: 1, hash: 'abc', asOf: 0 },
  ...{ effectiveAt: 0, timeZone: 'UTC', open: [{ path: 'supportedBy', message: 'ola-x' }] },
  pieces: PIECES,
};

describe('who sees which consequence', () => {
  it('has every kind in this test', () => {
    expect(new Set(ALL)).toEqual(new Set(Object.keys(PIECE_VIEWERS)));
  });

  it('the provider’s own people see everything, whatever is shared', () => {
    expect(forViewer(consequences, [], { kind: 'staff' })).toEqual(consequences);
  });

  it.each(['customer', 'supplier'] as const)(
    'a %s sees the back-test unless somebody chose otherwise',
    (kind) => {
      const seen = forViewer(consequences, DEFAULT_SHARED, { kind });
      expect(seen.pieces.map((piece) => piece.kind)).toEqual(['back-test']);
      expect(seen.open).toEqual([]);
    },
  );

  it.each(['customer', 'supplier'] as const)(
    'a %s never sees costs, alerts or what lies below, even if all is shared',
    (kind) => {
      const seen = forViewer(consequences, ALL, { kind });
      expect(seen.pieces.map((piece) => piece.kind)).toEqual(['clocks', 'back-test', 'forecast']);
    },
  );

  it('nothing is shared where nothing was chosen', () => {
    expect(forViewer(consequences, [], { kind: 'customer' }).pieces).toEqual([]);
  });

  it('a stranger sees nothing', () => {
    expect(forViewer(consequences, ALL, { kind: 'stranger' }).pieces).toEqual([]);
    expect(kindsFor(ALL, { kind: 'stranger' })).toEqual([]);
  });

  it('knows its kinds from other words', () => {
    expect(['back-test', 'costs', 'toString'].map(isPieceKind)).toEqual([true, false, false]);
  });
});
