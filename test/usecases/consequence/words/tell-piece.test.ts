import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../../src/domain/calendar/instant.ts';
import type { Piece } from '../../../../src/domain/consequence/piece.ts';
import { pieceTitle, tellPiece } from '../../../../src/usecases/consequence/words/tell-piece.ts';
import {
  backtest,
  forecast,
  gap,
  solvedWithin,
  tried,
  uptime,
} from '../../../domain/consequence/pieces.ts';

const tell = (piece: Piece) => tellPiece(piece, 'Europe/Berlin');
const first = (piece: Piece) => tell(piece)[0];
const JANUARY = Date.UTC(2026, 11, 31, 23);
const named = { target: 'availability', name: 'Availability' };

describe('the back-test in words', () => {
  it('compares both promises over the same months, and names the worst', () => {
    const today = tried(uptime('99.9'), { met: 11, missed: 1 });
    const proposed = tried(uptime('99.95'), { met: 9, missed: 3 });
    expect(tell(backtest({ today, proposed }))).toEqual([
      'With 99.95 % it would have been met in 9 of the last 12 months; with today’s 99.9 % it was met in 11.',
      'The worst was October 2026 with 97.12 %.',
    ]);
  });

  it.each([
    [
      { met: 12 },
      { met: 12 },
      'With 99.95 % it would have been met in all of the last 12 months, as often as with today’s 99.9 %.',
    ],
    [
      { met: 12 },
      { met: 0, missed: 12 },
      'With 99.95 % it would have been met in none of the last 12 months; with today’s 99.9 % it was met in all.',
    ],
    [
      { met: 5, empty: 7 },
      { met: 3, missed: 2, empty: 7 },
      'With 99.95 % it would have been met in 3 of the 5 months that could be judged; with today’s 99.9 % it was met in all.',
    ],
    [
      { met: 0, empty: 12 },
      { met: 12 },
      'With 99.95 % it would have been met in all of the last 12 months; with today’s 99.9 % there is nothing to judge.',
    ],
    [
      { met: 3, empty: 9 },
      { met: 12 },
      'With 99.95 % it would have been met in all of the last 12 months; with today’s 99.9 % it was met in all of the 3 months that could be judged.',
    ],
  ])('tells %j against %j', (was, is, sentence) => {
    const sides = { today: tried(uptime('99.9'), was), proposed: tried(uptime('99.95'), is) };
    expect(first(backtest(sides))).toBe(sentence);
  });

  it.each([
    ['8h', '90', 'With 4 support hours it would'],
    ['4h', '80', 'With 90 % it would'],
    ['8h', '80', 'With 90 % within 4 support hours it would'],
    ['4h', '90', 'With the new terms it would'],
  ])('says briefly what changes from %s and %s %%', (within, attainment, start) => {
    const today = tried(solvedWithin(within, attainment), { met: 12 });
    const proposed = tried(solvedWithin('4h', '90'), { met: 12 });
    expect(first(backtest({ today, proposed }))).toMatch(new RegExp(`^${start}`));
  });

  it('names the case that would have been late the longest', () => {
    const miss = { workItemKey: 'INC7', dueAt: 0, lateMs: 4 * HOUR, open: false };
    const proposed = { ...tried(solvedWithin('4h'), { met: 11, missed: 1 }), worstMisses: [miss] };
    expect(tell(backtest({ proposed }))).toEqual([
      'It would have been met in 11 of the last 12 months. Nothing of the kind is promised today.',
      'The worst case, INC7, would have been 4 h late.',
    ]);
  });

  it('says when there is too little history', () => {
    const proposed = tried(uptime('99.95'), { met: 1, missed: 1 });
    expect(tell(backtest({ proposed, enough: false }))[0]).toBe(
      'There is too little history to rely on: 2 months could be judged.',
    );
  });

  it.each([
    [
      { met: 0, empty: 12 },
      'There is no history to try it on: nothing was measured in the last 12 months.',
    ],
    [
      { met: 0 },
      'There is no history to try it on: no complete month has passed since it was agreed.',
    ],
  ])('says when there is none', (history, sentence) => {
    const proposed = tried(uptime('99.95'), history);
    expect(tell(backtest({ proposed, enough: false }))).toEqual([sentence]);
  });

  it('says what would be promised no more', () => {
    const today = tried(uptime('99.9'), { met: 11, missed: 1 });
    expect(tell(backtest({ today }))).toEqual([
      'Nothing would be promised here any more; today’s promise was met in 11 of the last 12 months.',
    ]);
  });
});

describe('a forecast in words', () => {
  const about = { kind: 'forecast', ...named, unit: 'month' } as const;

  it.each([
    [
      'whole',
      0.02,
      0.31,
      'A whole month under the new terms: about 30 % likely to be missed; under today’s: very unlikely to be missed.',
    ],
    [
      'running',
      0.31,
      0.3,
      'This month under the new terms: about 30 % likely to be missed, as under today’s.',
    ],
    [
      'whole',
      null,
      null,
      'A whole month under the new terms: there is too little history to say, as under today’s.',
    ],
  ] as const)('of a %s period: %s, then %s', (...[span, was, is, sentence]) => {
    const sides = { today: forecast(was), proposed: forecast(is) };
    expect(tell({ ...about, span, ...sides })).toEqual([sentence]);
  });
});

describe('what it costs in words', () => {
  const credits = (today: string | null, proposed: string | null): Piece => {
    const side = (total: string | null) => total && { currency: 'EUR', total, periods: 12 };
    return {
      kind: 'credits',
      ...named,
      today: side(today) || null,
      proposed: side(proposed) || null,
    };
  };

  it.each([
    [
      '630.00',
      '1260.00',
      'In the last 12 months 1260.00 EUR of credit would have been due; under today’s terms 630.00 EUR.',
    ],
    [
      '630.00',
      '630.00',
      'In the last 12 months 630.00 EUR of credit would have been due, as under today’s terms.',
    ],
    [
      null,
      '630.00',
      'In the last 12 months 630.00 EUR of credit would have been due; no credit is agreed for it today.',
    ],
    [
      '630.00',
      null,
      'No credit would be due any more; today’s terms came to 630.00 EUR in the last 12 months.',
    ],
  ])('credits of %s, then %s', (was, is, sentence) => {
    expect(tell(credits(was, is))).toEqual([sentence]);
  });

  const exposure = (amount: string | null, cost: string) => ({
    credits: amount === null ? [] : [{ unit: 'month' as const, currency: 'EUR', amount }],
    costPerMonth: [{ currency: 'EUR', amount: cost }],
    pricePerMonth: [],
  });

  it.each([
    [
      '840.00',
      '1260.00',
      'The most credit that can be due is 1260.00 EUR each month; today 840.00 EUR each month.',
    ],
    ['840.00', '840.00', 'The most credit that can be due stays 840.00 EUR each month.'],
    [
      null,
      '840.00',
      'The most credit that can be due is 840.00 EUR each month; today none is agreed.',
    ],
    ['840.00', null, 'The most credit that can be due is nothing; today 840.00 EUR each month.'],
    [null, null, 'No credits are agreed, today or then.'],
  ])('the most that can be due, %s and then %s', (was, is, sentence) => {
    const [today, proposed] = [exposure(was, '1.00'), exposure(is, '1.00')];
    expect(tell({ kind: 'exposure', today, proposed })).toEqual([sentence]);
  });

  it('the services, where that changes', () => {
    const [today, proposed] = [exposure(null, '1.00'), exposure(null, '3.00')];
    expect(tell({ kind: 'exposure', today, proposed })[1]).toBe(
      'The cost of the services is 3.00 EUR a month; today 1.00 EUR.',
    );
  });
});

describe('the chain, the linter, clocks and alerts in words', () => {
  const chain = { agreement: 'a', name: 'E-mail', opened: [], closed: [], staying: 0 };

  it('tells each gap in its first sentence, with the agreement that leaves it', () => {
    const long = gap(
      'Resolution: 4 h rests on 6 h: impossible. At worst, what starts on Monday is late.',
    );
    const support = {
      kind: 'support',
      chains: [{ ...chain, opened: [long], staying: 1 }],
    } as const;
    expect(tell(support)).toEqual([
      'What E-mail rests on would no longer be enough:',
      'Resolution: 4 h rests on 6 h: impossible (ola-network).',
      'What is not enough today stays so: 1 point, which /sla chain shows.',
    ]);
    const closed = { kind: 'support', chains: [{ ...chain, closed: [long, long] }] } as const;
    expect(first(closed)).toBe('What E-mail rests on would be enough again, other than today:');
    expect(tell({ kind: 'support', chains: [chain] })).toEqual([
      'What it rests on carries it as it does today.',
    ]);
  });

  it('tells what the linter finds only then and what no more', () => {
    const finding = (sentence: string) => ({
      ...{ rule: 'r', severity: 'hint' as const, agreement: 'a', target: null, sentence },
      ...{ why: '', fix: '' },
    });
    const findings = { appeared: [finding('No owner.')], gone: [finding('No zone.')] };
    expect(tell({ kind: 'findings', ...findings })).toEqual([
      'New: No owner.',
      'Settled: No zone.',
    ]);
    expect(tell({ kind: 'findings', appeared: [], gone: [] })).toEqual([
      'Nothing new is worth a look.',
    ]);
  });

  const clocks = { kind: 'clocks', effectiveAt: JANUARY } as const;

  it.each([
    [
      { open: 0, moved: 0, ifMoved: 0 },
      ['Nothing is open now; what is opened from 1 Jan 2027 on gets the new terms.'],
    ],
    [
      { open: 4, moved: 0, ifMoved: 3 },
      [
        'All 4 open clocks keep today’s terms; what is opened from 1 Jan 2027 on gets the new ones.',
        'If the open ones are moved to the new terms, 3 of them would be due at another time.',
      ],
    ],
    [
      { open: 4, moved: 2, ifMoved: 2 },
      ['The terms hold since 1 Jan 2027, so that 2 of 4 open clocks would be due at another time.'],
    ],
  ])('tells what becomes of open clocks: %j', (counts, sentences) => {
    expect(tell({ ...clocks, ...counts })).toEqual(sentences);
  });

  it('tells which alerts the running period would have', () => {
    const change = { ...named, today: [], proposed: [50, 75] };
    expect(tell({ kind: 'alerts', effectiveAt: JANUARY, changes: [change] })).toEqual([
      'Availability: from 1 Jan 2027 on more than 75 % of what may go wrong in the running period is used up; today less than half.',
    ]);
    expect(tell({ kind: 'alerts', effectiveAt: JANUARY, changes: [] })).toEqual([
      'No alert about a running period changes.',
    ]);
  });

  it('gives each piece a title', () => {
    expect(pieceTitle('back-test')).toBe('The last 12 months');
  });
});
