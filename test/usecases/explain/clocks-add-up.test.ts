import { describe, expect, it } from 'vitest';
import { DEMO_START } from '../../../src/demo/demo-start.ts';
import { explainClocks } from '../../../src/usecases/explain/explain-clocks.ts';
import type { LedgerEntry } from '../../../src/usecases/explain/ledger.ts';
import { demoHistory, demoRegister } from '../../demo/northwind.ts';

const register = demoRegister();
const { tickets } = demoHistory(register);

const clocks = tickets.flatMap(({ agreements, item }) =>
  agreements.flatMap((key) =>
    explainClocks(register, {
      item,
      key,
      asOf: DEMO_START,
      inside: true,
      effective: [],
    }).clocks.map((clock) => ({
      item: item.key,
      clock,
    })),
  ),
);

/** Those whose ledger breaks a rule, by their names. */
function broken(rule: (one: (typeof clocks)[number]) => boolean): readonly string[] {
  return clocks
    .filter((one) => !rule(one))
    .map(({ item, clock }) => `${item} ${clock.agreement.key} ${clock.target.key} ${clock.cycle}`);
}

describe('the ledger of every clock of the demo company', () => {
  it('exists: thousands of clocks, some of them stopped and resumed', () => {
    expect(clocks.length).toBeGreaterThan(4000);
    const kinds = new Set(clocks.flatMap(({ clock }) => clock.ledger.map(({ kind }) => kind)));
    expect(kinds).toEqual(new Set(['counting', 'closed', 'holiday', 'paused', 'stopped']));
  });

  it('names every millisecond once: no gap, no overlap, nothing empty', () => {
    expect(broken(({ clock }) => isSeamless(clock.ledger))).toEqual([]);
  });

  it('adds up to the wall time from its beginning to its end, exactly', () => {
    expect(
      broken(({ clock: { ledger, wallMs } }) => {
        const length = (ledger.at(-1)?.to ?? 0) - (ledger[0]?.from ?? 0);
        return sum(ledger) === length && wallMs === length;
      }),
    ).toEqual([]);
  });

  it('counts exactly the time that the clock says it has used', () => {
    expect(
      broken(({ clock }) => {
        const counting = clock.ledger.filter(({ kind }) => kind === 'counting');
        return sum(counting) === clock.elapsedMs;
      }),
    ).toEqual([]);
  });

  it('ends where the clock stopped, or at the instant it is seen at', () => {
    expect(
      broken(({ clock: { ledger, stoppedAt, formerPriority } }) => {
        const end = ledger.at(-1)?.to;
        return formerPriority !== null || end === undefined || end === (stoppedAt ?? DEMO_START);
      }),
    ).toEqual([]);
  });

  it('gives a rule for every stretch, and calls holidays by their names', () => {
    expect(broken(({ clock }) => clock.ledger.every(({ rule }) => rule !== ''))).toEqual([]);
    const holidays = clocks.flatMap(({ clock }) =>
      clock.ledger.filter(({ kind }) => kind === 'holiday'),
    );
    expect(holidays.length).toBeGreaterThan(20);
    expect(new Set(holidays.map(({ name }) => name))).toContain('1. Weihnachtstag');
  });
});

function isSeamless(ledger: readonly LedgerEntry[]): boolean {
  return ledger.every(
    ({ from, to, ms }, i) => from < to && ms === to - from && (ledger[i + 1]?.from ?? to) === to,
  );
}

function sum(ledger: readonly LedgerEntry[]): number {
  return ledger.reduce((total, { ms }) => total + ms, 0);
}
