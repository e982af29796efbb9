import { hoursFor } from '../../domain/agreement/hours.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { isRolling, periodOf } from '../../domain/calendar/period.ts';
import type { ChangedTarget } from '../../domain/consequence/changed-targets.ts';
import type { AlertChange, AlertsPiece, ClocksPiece } from '../../domain/consequence/piece.ts';
import { agreementInForce, type Register } from '../../domain/register/register.ts';
import { targetName } from '../../domain/target/kind-words.ts';
import { measureTarget } from '../../domain/target/measure-target.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { openDues } from '../../storage/open-dues.ts';
import { calendarMeant } from '../backtest/named-target.ts';
import { measureInputs } from '../backtest/target-past.ts';
import { countMovedClocks } from '../rebuild/moved-clocks.ts';
import type { Setting } from '../status/viewing.ts';
import { passedBy } from '../watch/passed-by.ts';
import type { Proposal } from './open-proposal.ts';

/** What becomes of open clocks: each keeps the terms that it started under, unless somebody moves it. */
export async function clocksPiece(context: Setting, proposal: Proposal): Promise<ClocksPiece> {
  const { database, now } = context;
  const { next, after, proposed } = proposal;
  const { effectiveAt } = proposed;
  const of = { workspaceId: context.workspace.id, agreementKey: after.key };
  const { size: open } = await openDues(database, of);
  const movedIn = (register: Register) =>
    countMovedClocks(database, { ...of, register, agreementKeys: [after.key], now });
  const ifMoved = open === 0 ? 0 : await movedIn(repinned(proposal));
  const moved = open === 0 || effectiveAt > now ? 0 : await movedIn(next);
  return { kind: 'clocks', effectiveAt, open, moved, ifMoved };
}

/** The register as if the proposed terms had been agreed from the beginning. */
function repinned({ register, after: { key, terms } }: Proposal): Register {
  const revisions = (register.agreements.get(key) ?? []).map((revision) => ({
    ...revision,
    terms: { ...terms, effective: revision.terms.effective },
  }));
  return { ...register, agreements: new Map(register.agreements).set(key, revisions) };
}

/** The alerts about running periods in which the proposed terms would begin to hold. */
export async function alertsPiece(context: Setting, proposal: Proposal): Promise<AlertsPiece> {
  const { register, before, proposed, targets } = proposal;
  const { effectiveAt } = proposed;
  const changes: AlertChange[] = [];
  const isRunning = before && agreementInForce(register, before.key, context.now);
  for (const target of isRunning ? targets : []) {
    const change = await alertChange(context, proposal, target);
    if (change && change.today.join() !== change.proposed.join()) changes.push(change);
  }
  return { kind: 'alerts', effectiveAt, changes };
}

async function alertChange(
  context: Setting,
  proposal: Proposal,
  { key, before, after, promised }: ChangedTarget,
): Promise<AlertChange | null> {
  const shown = after ?? before;
  if (!promised || !shown || isRolling(shown.period)) return null;
  const { timeZone, effectiveAt } = proposal.proposed;
  const period = periodOf({ unit: shown.period, timeZone, at: context.now });
  if (effectiveAt >= period.to) return null;
  const today =
    before && (await passed(context, proposal, { side: 'before', terms: before, period }));
  const proposed =
    after && (await passed(context, proposal, { side: 'after', terms: after, period }));
  return { target: key, name: targetName(shown), today: today ?? [], proposed: proposed ?? [] };
}

type Passed = {
  readonly side: 'before' | 'after';
  readonly terms: TargetTerms;
  readonly period: Interval;
};

async function passed(
  context: Setting,
  proposal: Proposal,
  { side, terms, period }: Passed,
): Promise<readonly number[]> {
  const agreement = side === 'before' ? proposal.before : proposal.after;
  if (!agreement) return [];
  const register = side === 'before' ? proposal.register : proposal.next;
  const calendar = calendarMeant(register, hoursFor(agreement.terms, terms));
  const named = { agreement, target: terms, calendar };
  const inputs = await measureInputs(context, { register, named, periods: [period] });
  return inputs.flatMap((input) => passedBy(measureTarget(input)));
}
