import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_START } from '../../../src/demo/demo-start.ts';
import { DAY, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { compare, fraction, plus } from '../../../src/domain/compliance/fraction.ts';
import { compareExactly } from '../../../src/usecases/explain/comparison.ts';
import {
  explainTargetPeriod,
  type TargetExplanation,
} from '../../../src/usecases/explain/explain-target-period.ts';
import type { LedgerEntry } from '../../../src/usecases/explain/ledger.ts';
import { useDatabase } from '../../database.ts';
import { demoRegister } from '../../demo/northwind.ts';
import { demoDatabase } from '../../demo/seeded.ts';

const getDatabase = useDatabase(demoDatabase);
const FIRST_MONTH = parseInstant('2025-10-31T12:00:00Z');

/** The middle of every month of the history, and now. */
const INSTANTS = [
  ...Array.from({ length: 13 }, (_, i) => FIRST_MONTH + i * 30.4 * DAY),
  DEMO_START,
].map(Math.round);

let explanations: readonly TargetExplanation[];

beforeAll(async () => {
  const { database, workspace } = getDatabase();
  const context = { actor: { kind: 'cli' }, now: DEMO_START, workspace, database } as const;
  const found: TargetExplanation[] = [];
  const targets = [...demoRegister().agreements].flatMap(([agreement, revisions]) =>
    (revisions.at(-1)?.terms.targets ?? []).map(({ key: target }) => ({ agreement, target })),
  );
  for (const [i, asked] of targets.entries()) {
    // Every target and every month, not all of one in all of the other: that tells no more.
    for (const at of INSTANTS.filter((_, month) => (i + month) % 3 === 0)) {
      found.push(await explainTargetPeriod(context, { ...asked, at }));
    }
  }
  explanations = found;
});

/** Those that break a rule, by their names. */
function broken(rule: (one: TargetExplanation) => boolean): readonly string[] {
  return explanations
    .filter((one) => !rule(one))
    .map((one) => `${one.agreement.key} ${one.target.key} ${one.periodName}`);
}

describe('the figures of every target, in all months of the demo company', () => {
  it('is explained', () => {
    expect(explanations.length).toBeGreaterThan(200);
  });

  it('of time names every millisecond of the period once', () => {
    expect(
      broken(({ grounds, period }) => {
        if (grounds.of !== 'time') return true;
        const { ledger } = grounds;
        const ends = ledger[0]?.from === period.from && ledger.at(-1)?.to === period.to;
        return ends && ledger.every(({ to }, i) => (ledger[i + 1]?.from ?? to) === to);
      }),
    ).toEqual([]);
  });

  it('of time adds up to the agreed time', () => {
    expect(
      broken(({ grounds, figure: { attainment } }) => {
        if (grounds.of !== 'time' || attainment.of !== 'time') return true;
        const agreed = sum(grounds.ledger, ['up', 'down', 'to-come']);
        return agreed === attainment.agreedMs && agreed === grounds.reached.agreedMs;
      }),
    ).toEqual([]);
  });

  it('of time has exactly the downtime that its outages add to it', () => {
    const down = explanations.filter(
      ({ grounds }) => grounds.of === 'time' && grounds.outages.length > 0,
    );
    expect(down.length).toBeGreaterThan(10);
    expect(
      broken(({ grounds }) => {
        if (grounds.of !== 'time') return true;
        const added = grounds.outages.map((one) => one.downtimeMs).reduce(plus, fraction(0));
        return compare(added, grounds.reached.downtimeMs) === 0;
      }),
    ).toEqual([]);
  });

  it('of time cuts nothing from an outage without saying why', () => {
    expect(
      broken(({ grounds }) => {
        if (grounds.of !== 'time') return true;
        return grounds.outages.every(
          (one) =>
            one.reportedMs === one.outsidePeriodMs + one.excludedMs + one.closedMs + one.countedMs,
        );
      }),
    ).toEqual([]);
  });

  it('of cases lists as many of each as the figure counts', () => {
    expect(
      broken(({ grounds, figure: { attainment } }) => {
        if (grounds.of !== 'cases' || attainment.of !== 'cases') return true;
        const has = (state: string) => grounds.cases.filter((one) => one.state === state).length;
        return (
          has('met') === attainment.met &&
          has('missed') === attainment.missed &&
          has('running') === attainment.open &&
          has('paused') === attainment.paused &&
          has('cancelled') === attainment.cancelled
        );
      }),
    ).toEqual([]);
  });

  it('of cases says how late each missed one was, and of no other', () => {
    expect(
      broken(
        ({ grounds }) =>
          grounds.of !== 'cases' ||
          grounds.cases.every(({ state, lateMs }) => (state === 'missed') === (lateMs !== null)),
      ),
    ).toEqual([]);
  });

  it('is decided by the comparison that is shown', () => {
    expect(
      broken(({ figure: { attainment, verdict, period }, asOf, objective }) => {
        if (attainment.of !== 'cases' || attainment.eligible === 0) return true;
        const { kept } = compareExactly(attainment, objective);
        return asOf >= period.to ? kept === (verdict === 'met') : kept || verdict !== 'met';
      }),
    ).toEqual([]);
  });
});

function sum(ledger: readonly LedgerEntry[], kinds: readonly LedgerEntry['kind'][]): number {
  return ledger.filter(({ kind }) => kinds.includes(kind)).reduce((total, { ms }) => total + ms, 0);
}
