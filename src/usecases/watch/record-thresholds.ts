import { nameActor } from '../../domain/party/actor.ts';
import type { Register } from '../../domain/register/register.ts';
import { type Ladder, recordAlerts } from '../../storage/alerts.ts';
import { recordAll } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import type { Raised } from '../alert/raise-alerts.ts';
import { routeAlert } from '../alert/route-alert.ts';
import type { Context } from '../context.ts';
import type { PinnedClock } from '../work-item/fold-work-item.ts';
import { NEVER_DUE, passedThresholds, spokenOf } from './passed-thresholds.ts';
import { describeWorkItem, lineOf, type Reached } from './reached.ts';

type Recording = { readonly register: Register; readonly reached: readonly Reached[] };

/** Records every threshold that clocks have passed and that was not recorded before; gives what is to be told of. */
export async function recordThresholds(
  tx: Db,
  context: Context,
  { register, reached }: Recording,
): Promise<readonly Raised[]> {
  const { workspace, now } = context;
  const passing = reached.flatMap((each) => {
    const { fresh: thresholds } = passedThresholds(each.pinned.clock, now, new Set());
    return thresholds.length > 0 ? [{ ladder: ladderOf(each, thresholds), ...each }] : [];
  });
  const fired = await recordAlerts(tx, {
    ...{ workspaceId: workspace.id, firedAt: now },
    ladders: passing.map(({ ladder }) => ladder),
  });
  const fresh = passing.flatMap((each, index) => {
    const thresholds = fired[index] ?? [];
    const told = spokenOf(thresholds) ?? (thresholds.includes(NEVER_DUE) ? NEVER_DUE : null);
    const raised = told === null ? null : raisedBy(context, register, each);
    return thresholds.length > 0 ? [{ thresholds, told, raised, ...each }] : [];
  });
  await recordAll(
    tx,
    fresh.map(({ item, pinned, thresholds, told, raised }) => ({
      workspaceId: workspace.id,
      at: now,
      actor: nameActor(context.actor),
      verb: 'thresholds passed',
      subject: `work-item:${item.key}`,
      detail: { thresholds, told: raised ? told : null, ...placeOf(pinned) },
    })),
  );
  return fresh.flatMap(({ raised }) => raised ?? []);
}

function placeOf({ agreement, target, clock }: PinnedClock) {
  const { key: agreementKey, number: revision } = agreement;
  return { agreementKey, targetKey: target.key, cycle: clock.cycle, revision };
}

function ladderOf({ item, pinned }: Reached, thresholds: readonly number[]): Ladder {
  return { subject: `work-item:${item.id}`, thresholds, ...placeOf(pinned) };
}

/** What one channel hears of a work item; null when nobody can be told. */
function raisedBy({ now }: Context, register: Register, reached: Reached): Raised | null {
  const { item, pinned } = reached;
  const channel = routeAlert(register, pinned.agreement)?.recipient.channel;
  if (channel === undefined) return null;
  return {
    subject: {
      key: `work-item/${item.id}/${channel}`,
      kind: 'work-item',
      workItemId: item.id,
      agreementKey: pinned.agreement.key,
      targetKey: pinned.target.key,
      channel,
    },
    seen: { at: now, workItem: describeWorkItem(item, now), lines: [lineOf(reached, now)] },
  };
}
