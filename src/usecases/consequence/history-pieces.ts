import type { CreditTerms } from '../../domain/agreement/agreement-terms.ts';
import { isKeptByClocks } from '../../domain/backtest/cases-under.ts';
import { creditsOf } from '../../domain/backtest/credits.ts';
import type { ChangedTarget } from '../../domain/consequence/changed-targets.ts';
import type { Piece } from '../../domain/consequence/piece.ts';
import { isEnough, triedOf } from '../../domain/consequence/tried.ts';
import { isInPercent, targetName } from '../../domain/target/kind-words.ts';
import type { Setting } from '../status/viewing.ts';
import type { Proposal } from './open-proposal.ts';
import { type Outcome, type Side, sideOf, tryCases, tryMeasured } from './promise-side.ts';
import { type ClockSide, replayClocks } from './replay-clocks.ts';

/** Both sides of a promise before they are tried. */
type Sides = {
  readonly target: ChangedTarget;
  readonly today: Side | null;
  readonly proposed: Side | null;
};

/** Both sides of a promise after they were tried. */
type Outcomes = { readonly today: Outcome | null; readonly proposed: Outcome | null };

/** What the last months say of every promise that changes; what is measured quickly comes first. */
export async function* historyPieces(context: Setting, proposal: Proposal): AsyncGenerator<Piece> {
  const { before, after } = proposal;
  const all = proposal.targets.map((target) => ({
    target,
    today: sideOf(proposal, before, target.before),
    proposed: sideOf(proposal, after, target.after),
  }));
  const counted = all.filter((sides) => needsClocks(sides));
  for (const sides of all.filter((each) => !counted.includes(each))) {
    const tried = { today: null, proposed: null };
    yield* piecesOf(proposal, sides.target, await measured(context, proposal, { sides, tried }));
  }
  if (counted.length > 0) yield* countedPieces(context, proposal, counted);
}

function needsClocks({ today, proposed }: Sides): boolean {
  return onClocks(today) !== null || onClocks(proposed) !== null;
}

function onClocks(side: Side | null): ClockSide | null {
  return side && isKeptByClocks(side.terms) ? { ...side, terms: side.terms } : null;
}

async function* countedPieces(
  context: Setting,
  proposal: Proposal,
  all: readonly Sides[],
): AsyncGenerator<Piece> {
  const pairs = all.map(({ today, proposed }) => ({
    ...{ today: onClocks(today), proposed: onClocks(proposed) },
  }));
  const found = await replayClocks(context, proposal, pairs);
  for (const [index, sides] of all.entries()) {
    const [pair, cases] = [pairs[index], found[index]];
    const tried = {
      today: pair?.today && cases ? tryCases(pair.today, cases.today, context.now) : null,
      proposed:
        pair?.proposed && cases ? tryCases(pair.proposed, cases.proposed, context.now) : null,
    };
    yield* piecesOf(proposal, sides.target, await measured(context, proposal, { sides, tried }));
  }
}

type Measuring = { readonly sides: Sides; readonly tried: Outcomes };

/** Tries the sides that no clock has tried. */
async function measured(
  context: Setting,
  proposal: Proposal,
  { sides, tried }: Measuring,
): Promise<Outcomes> {
  const measure = async (side: Side | null) => side && tryMeasured(context, { proposal, side });
  return {
    today: tried.today ?? (await measure(sides.today)),
    proposed: tried.proposed ?? (await measure(sides.proposed)),
  };
}

function piecesOf(
  { kinds, proposed: { asOf, effectiveAt } }: Proposal,
  target: ChangedTarget,
  { today, proposed }: Outcomes,
): readonly Piece[] {
  const shown = proposed?.terms ?? today?.terms;
  if (!shown) return [];
  const named = { target: target.key, name: targetName(shown) };
  const tried = {
    today: today && triedOf(today.terms, today.replay),
    proposed: proposed && triedOf(proposed.terms, proposed.replay),
  };
  const enough = [tried.today ?? tried.proposed].some((side) => side !== null && isEnough(side));
  const forecast = { today: today?.forecast ?? null, proposed: proposed?.forecast ?? null };
  const credits = {
    today: creditsIn(today, target.credit.before),
    proposed: creditsIn(proposed, target.credit.after),
  };
  const span = effectiveAt <= asOf ? ('running' as const) : ('whole' as const);
  const pieces: readonly Piece[] = [
    ...(target.promised ? [{ kind: 'back-test' as const, ...named, ...tried, enough }] : []),
    ...(target.promised && forecast.proposed
      ? [{ kind: 'forecast' as const, ...named, ...forecast, span, unit: shown.period }]
      : []),
    ...(credits.today || credits.proposed
      ? [{ kind: 'credits' as const, ...named, ...credits }]
      : []),
  ];
  return pieces.filter(({ kind }) => kinds.includes(kind));
}

function creditsIn(outcome: Outcome | null, terms: CreditTerms | null) {
  if (!outcome || !terms || !isInPercent(outcome.terms)) return null;
  const { figures } = outcome.replay;
  const { currency, total } = creditsOf(figures, terms);
  const periods = figures.filter(({ percent }) => percent !== null).length;
  return { currency, total, periods };
}
