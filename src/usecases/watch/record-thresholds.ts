import { historyOf, priorityAfter } from '../../domain/clock/history.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { Register } from '../../domain/register/register.ts';
import type { ClockNotice } from '../../outbox/notice-clock.ts';
import { recordAlerts } from '../../storage/alerts.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import type { StoredWorkItem } from '../../storage/work-items.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { describePromise, teamChannelOf } from '../notice/promised.ts';
import type { PinnedClock } from '../work-item/fold-work-item.ts';
import { BREACH, passedThresholds, spokenOf } from './passed-thresholds.ts';

type Reached = {
  readonly register: Register;
  readonly item: StoredWorkItem;
  readonly pinned: PinnedClock;
};

/** Records every threshold that a clock has passed and that was not recorded before, and tells the highest. */
export async function recordThresholds(tx: Db, context: Context, reached: Reached): Promise<void> {
  const { item, pinned } = reached;
  const { fresh: passed } = passedThresholds(pinned.clock, context.now, new Set());
  if (passed.length === 0) return;
  const fresh = await recordAlerts(tx, {
    workspaceId: context.workspace.id,
    ...placeOf(pinned),
    subject: `work-item:${item.id}`,
    thresholds: passed,
    firedAt: context.now,
  });
  if (fresh.length === 0) return;
  const threshold = spokenOf(fresh);
  const told = threshold !== null && (await tell(tx, context, { ...reached, threshold }));
  await record(tx, {
    workspaceId: context.workspace.id,
    at: context.now,
    actor: nameActor(context.actor),
    verb: 'thresholds passed',
    subject: `work-item:${item.key}`,
    detail: { ...placeOf(pinned), thresholds: fresh, told: told ? threshold : null },
  });
}

function placeOf({ agreement, target, clock }: PinnedClock) {
  const { key: agreementKey, number: revision } = agreement;
  return { agreementKey, targetKey: target.key, cycle: clock.cycle, revision };
}

type Telling = Reached & { readonly threshold: number };

async function tell(tx: Db, context: Context, telling: Telling): Promise<boolean> {
  const recipient = teamChannelOf(telling.register, telling.pinned.agreement);
  const notice = noticeOf(telling, context.now);
  if (recipient === null || notice === null) return false;
  return enqueueNotice(tx, context, { notice, recipient });
}

function noticeOf({ register, item, pinned, threshold }: Telling, now: number): ClockNotice | null {
  const { clock, agreement, target } = pinned;
  const { dueAt, remainingMs, cycle } = clock;
  if (dueAt === null) return null;
  const { id, key, title } = item;
  const priority = priorityAfter(historyOf(item.events, now)) ?? null;
  return {
    kind: threshold === BREACH ? 'clock-breached' : 'clock-at-risk',
    promised: describePromise(register, agreement, target),
    workItem: { id, key, title: title ?? null, priority },
    ...{ cycle, threshold, dueAt, remainingMs, asOf: now },
  };
}
