import { casesUnder, isKeptByClocks } from '../../domain/backtest/cases-under.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { periodOf } from '../../domain/calendar/period.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Case } from '../../domain/target/cases-figure.ts';
import { countCovered } from '../../storage/refolds.ts';
import { asPromised } from '../backtest/as-promised.ts';
import type { NamedTarget } from '../backtest/named-target.ts';
import {
  partsOfPast,
  periodsInForce,
  type SharedFacts,
  sharedFacts,
} from '../backtest/target-past.ts';
import type { Setting } from '../status/viewing.ts';

/** What the forecasts of an agreement's targets that are kept by clocks are made from. */
export type SharedPast = {
  /** The targets that share it. */
  readonly agreementKey: string;
  readonly facts: SharedFacts;
  /** The cases of a target in its running period and in those before. */
  readonly casesOf: (named: NamedTarget) => Promise<readonly Case[]>;
};

type Sharing = { readonly register: Register; readonly all: readonly NamedTarget[] };

/** How far back a forecast looks. */
export const MONTHS = 12;
/** The cases of more work items than these are held in memory for one target at a time. */
const MOST_SHARED = 200_000;

/** The past of several targets of one agreement, whose work items are read once, when the first of them asks. */
export function sharedPast(context: Setting, { register, all }: Sharing): SharedPast {
  const counted = all.filter(({ target }) => isKeptByClocks(target));
  const agreementKey = all[0]?.agreement.key ?? '';
  const targets = counted.map(({ target }) => target);
  let together: Promise<CasesByTarget> | null = null;
  return {
    agreementKey,
    facts: sharedFacts(context, { register, targets }),
    casesOf: async (named) => {
      const alone = () => readCases(context, { register, all: [named] });
      together ??= isFew(context, agreementKey).then((few) =>
        few ? readCases(context, { register, all: counted }) : new Map(),
      );
      // What cannot be read for one keeps no other from being forecast.
      const known = (await together.catch(() => null))?.get(named.target.key);
      return known ?? (await alone()).get(named.target.key) ?? [];
    },
  };
}

async function isFew({ database, workspace }: Setting, agreementKey: string): Promise<boolean> {
  const of = { workspaceId: workspace.id, agreementKeys: [agreementKey] };
  return (await countCovered(database, of)) <= MOST_SHARED;
}

type CasesByTarget = ReadonlyMap<string, readonly Case[]>;

async function readCases(context: Setting, { register, all }: Sharing): Promise<CasesByTarget> {
  const [first] = all;
  if (!first) return new Map();
  const { now: asOf } = context;
  const from = Math.min(...all.map((named) => firstInstant(register, named, asOf)));
  const readings = all.map((named) => {
    const cases: Case[] = [];
    return { key: named.target.key, promised: promiseOf(register, named), cases };
  });
  const besides = all.slice(1).map(({ target }) => target);
  const span = { from, to: asOf };
  for await (const facts of partsOfPast(context, { register, named: first, span, besides })) {
    for (const { promised, cases } of readings) {
      if (promised) for (const each of casesUnder(promised, { facts, asOf })) cases.push(each);
    }
  }
  return new Map(readings.map(({ key, cases }) => [key, cases]));
}

function promiseOf(register: Register, { agreement, target: terms, calendar }: NamedTarget) {
  const sought = { register, agreementKey: agreement.key, key: terms.key };
  return isKeptByClocks(terms) ? asPromised({ terms, calendar }, sought) : null;
}

function firstInstant(register: Register, named: NamedTarget, at: Instant): Instant {
  const { agreement, target } = named;
  const [first] = periodsInForce(register, named, { at, months: MONTHS });
  const { timeZone } = agreement.terms;
  return (first ?? periodOf({ unit: target.period, timeZone, at })).from;
}
