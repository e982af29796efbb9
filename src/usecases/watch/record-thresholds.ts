import { nameActor } from '../../domain/party/actor.ts';
import type { Recipient } from '../../outbox/notice.ts';
import type { ClockNotice } from '../../outbox/notice-clock.ts';
import { recordAlerts } from '../../storage/alerts.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import type { Context } from '../context.ts';
import { describePromise, teamChannelOf } from '../notice/promised.ts';
import type { PinnedClock } from '../work-item/fold-work-item.ts';
import { BREACH, NEVER_DUE, passedThresholds, spokenOf } from './passed-thresholds.ts';
import { describeWorkItem, type Reached } from './reached.ts';
import { tellUnreachable } from './tell-unreachable.ts';

/** What is to be told of one clock, and to whom. */
export type ClockNews = {
  readonly notice: ClockNotice;
  readonly recipient: Recipient;
  readonly agreementKind: PinnedClock['agreement']['terms']['kind'];
};

/** Records every threshold that a clock has passed and that was not recorded before; gives the highest to be told. */
export async function recordThresholds(
  tx: Db,
  context: Context,
  reached: Reached,
): Promise<ClockNews | null> {
  const { item, pinned } = reached;
  const { fresh: passed } = passedThresholds(pinned.clock, context.now, new Set());
  if (passed.length === 0) return null;
  const fresh = await recordAlerts(tx, {
    workspaceId: context.workspace.id,
    ...placeOf(pinned),
    subject: `work-item:${item.id}`,
    thresholds: passed,
    firedAt: context.now,
  });
  if (fresh.length === 0) return null;
  const threshold = spokenOf(fresh);
  const news = threshold === null ? null : newsOf({ ...reached, threshold }, context.now);
  const warned = fresh.includes(NEVER_DUE) && (await tellUnreachable(tx, context, reached));
  await record(tx, {
    workspaceId: context.workspace.id,
    at: context.now,
    actor: nameActor(context.actor),
    verb: 'thresholds passed',
    subject: `work-item:${item.key}`,
    detail: {
      ...placeOf(pinned),
      thresholds: fresh,
      told: news ? threshold : warned ? NEVER_DUE : null,
    },
  });
  return news;
}

function placeOf({ agreement, target, clock }: PinnedClock) {
  const { key: agreementKey, number: revision } = agreement;
  return { agreementKey, targetKey: target.key, cycle: clock.cycle, revision };
}

type Telling = Reached & { readonly threshold: number };

function newsOf(telling: Telling, now: number): ClockNews | null {
  const { agreement } = telling.pinned;
  const recipient = teamChannelOf(telling.register, agreement);
  const notice = noticeOf(telling, now);
  if (recipient === null || notice === null) return null;
  return { notice, recipient, agreementKind: agreement.terms.kind };
}

function noticeOf(telling: Telling, now: number): ClockNotice | null {
  const { register, pinned, threshold } = telling;
  const { clock, agreement, target } = pinned;
  const { dueAt, remainingMs, cycle } = clock;
  if (dueAt === null) return null;
  return {
    kind: threshold === BREACH ? 'clock-breached' : 'clock-at-risk',
    promised: describePromise(register, agreement, target),
    workItem: describeWorkItem(telling, now),
    ...{ cycle, threshold, dueAt, remainingMs, asOf: now },
  };
}
