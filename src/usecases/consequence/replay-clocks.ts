import { setImmediate } from 'node:timers/promises';
import { replayBoth } from '../../domain/backtest/backtest.ts';
import {
  type ClockPromise,
  casesUnder,
  type PinnedPromise,
} from '../../domain/backtest/cases-under.ts';
import { reachBack } from '../../domain/backtest/reach-back.ts';
import { excludeFrom } from '../../domain/exclusion/exclude.ts';
import { canonicalJson } from '../../domain/register/canonical-json.ts';
import type { AgreementRevision } from '../../domain/register/register.ts';
import type { Case } from '../../domain/target/cases-figure.ts';
import type { Facts } from '../../domain/target/figure.ts';
import { coveredWorkItems } from '../../storage/covered-work-items.ts';
import type { StoredWorkItem } from '../../storage/work-items.ts';
import { asPromised, everPromised, inPlaceOf } from '../backtest/as-promised.ts';
import { exclusionsInForce } from '../exclusion/exclusions-in-force.ts';
import type { Setting } from '../status/viewing.ts';
import { type CountedTarget, foldingFor, promisesIn } from '../work-item/fold-work-item.ts';
import { withCoverage } from '../work-item/with-coverage.ts';
import type { Proposal } from './open-proposal.ts';
import type { Side } from './promise-side.ts';

/** A side of a promise that is kept by clocks. */
export type ClockSide = Side & { readonly terms: CountedTarget };

/** Both sides of one promise. */
export type ClockPair = { readonly today: ClockSide | null; readonly proposed: ClockSide | null };

/** The cases that the same work items make of both sides. */
export type PairCases = { readonly today: readonly Case[]; readonly proposed: readonly Case[] };

type Promises = { readonly today: PinnedPromise | null; readonly proposed: PinnedPromise | null };

/** Folds a year of work items once for all promises that are kept by clocks, some thousands at a time. */
export async function replayClocks(
  context: Setting,
  proposal: Proposal,
  pairs: readonly ClockPair[],
): Promise<readonly PairCases[]> {
  const promises = pairs.map((pair) => promisesOf(proposal, pair));
  const found = pairs.map(() => ({
    today: [] as (readonly Case[])[],
    proposed: [] as (readonly Case[])[],
  }));
  const seen = { since: sinceWhen(proposal, pairs), asOf: context.now };
  for await (const facts of partsOfPast(context, proposal, seen)) {
    for (const [index, each] of promises.entries()) {
      // Some thousand work items take a while to fold; others have their turn meanwhile.
      await setImmediate();
      const part = casesOf(each, facts, context.now);
      found[index]?.today.push(part.today);
      found[index]?.proposed.push(part.proposed);
    }
  }
  return found.map(({ today, proposed }) => ({ today: today.flat(), proposed: proposed.flat() }));
}

type BothFacts = { readonly today: Facts; readonly proposed: Facts };

function casesOf({ today, proposed }: Promises, facts: BothFacts, asOf: number): PairCases {
  if (today && proposed && facts.today === facts.proposed) {
    const both = replayBoth({ today, other: proposed }, { facts: facts.today, asOf });
    return { today: both.today, proposed: both.other };
  }
  return {
    today: today ? casesUnder(today, { facts: facts.today, asOf }) : [],
    proposed: proposed ? casesUnder(proposed, { facts: facts.proposed, asOf }) : [],
  };
}

function promisesOf(proposal: Proposal, { today: was, proposed: is }: ClockPair): Promises {
  const { past: register, after } = proposal;
  const today = was && asPromised(was, { register, agreementKey: after.key, key: was.terms.key });
  if (!is) return { today, proposed: null };
  const swapped = was !== null && today !== null && sameItems(was.terms, is.terms);
  return { today, proposed: swapped ? inPlaceOf(today, is) : asProposed(proposal, is) };
}

/** Whether both terms are about the same work items. */
function sameItems(a: CountedTarget, b: CountedTarget): boolean {
  return a.kind === b.kind && canonicalJson(a.segment ?? null) === canonicalJson(b.segment ?? null);
}

/** The promise as if it had always been there: for every work item that was opened while anything was agreed. */
function asProposed({ past: register, after }: Proposal, promise: ClockPromise): PinnedPromise {
  const { revisionFor } = foldingFor(register, after.key);
  const isCounting = ({ key }: CountedTarget) =>
    promise.terms === after.terms.targets.find((each) => each.key === key);
  return {
    ...promise,
    pinned: (item) =>
      revisionFor(item) && promisesIn(register, after, item).some(isCounting) ? promise : null,
  };
}

/** The instant from which on something must have happened to a work item that can count in any of the periods. */
function sinceWhen(
  { past: register, after: { key: agreementKey }, proposed: { asOf } }: Proposal,
  pairs: readonly ClockPair[],
): number {
  const sides = pairs.flatMap(({ today, proposed }) =>
    [today, proposed].filter((side) => side !== null),
  );
  const ever = sides.flatMap(({ terms: { key } }) => everPromised({ register, agreementKey, key }));
  const from = Math.min(asOf, ...sides.flatMap(({ periods }) => periods.at(0)?.from ?? []));
  return reachBack([...ever, ...sides], from);
}

type Span = { readonly since: number; readonly asOf: number };

/** The work items, less what does not count of them by the rules of each side. */
async function* partsOfPast(
  context: Setting,
  { past: register, before, after }: Proposal,
  span: Span,
): AsyncGenerator<BothFacts> {
  const { database, workspace } = context;
  const where = { workspaceId: workspace.id, agreementKey: after.key };
  const excluded = (agreement: AgreementRevision) =>
    exclusionsInForce(database, {
      ...{ workspaceId: workspace.id, register, agreement },
      span: { from: span.since, to: span.asOf },
    });
  const then = await excluded(before ?? after);
  const now = before ? await excluded(after) : then;
  const isSame = canonicalJson(then) === canonicalJson(now);
  const less = (
    items: readonly StoredWorkItem[],
    effective: typeof then,
    services: readonly string[],
  ) => excludeFrom({ workItems: items, outages: [] }, effective, services);
  for await (const part of coveredWorkItems(database, { ...where, ...span })) {
    const items = await withCoverage(database, { ...where, register }, part);
    const today = less(items, then, (before ?? after).terms.services);
    yield { today, proposed: isSame ? today : less(items, now, after.terms.services) };
  }
}
