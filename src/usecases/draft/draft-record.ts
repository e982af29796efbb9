import {
  type LifecycleState,
  type LifecycleStep,
  transition,
} from '../../domain/agreement/lifecycle.ts';
import type { Draft } from '../../domain/draft/draft.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { Difference } from '../../domain/register/differences.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { addTransitions, transitionsOf } from '../../storage/lifecycle.ts';
import type { Setting } from '../status/viewing.ts';

type Noted = {
  readonly draft: Pick<Draft, 'kind' | 'key'>;
  readonly verb: 'started' | 'saved' | 'merged' | 'set aside' | 'caught up' | 'discarded';
  readonly before: number | null;
  readonly after: number | null;
  readonly differences: readonly Difference[];
  readonly reason?: string | null;
};

/** Adds what somebody did with a draft to the audit trail. */
export function noteDraft(tx: Db, context: Setting, noted: Noted): Promise<void> {
  const { draft, verb, before, after, differences, reason = null } = noted;
  return record(tx, {
    ...{ workspaceId: context.workspace.id, at: context.now, actor: nameActor(context.actor) },
    verb: `draft ${verb}`,
    subject: `${draft.kind}:${draft.key}`,
    detail: { differences },
    before: before === null ? null : { version: before },
    after: after === null ? null : { version: after },
    reason,
  });
}

type Taken = {
  readonly agreementKey: string;
  readonly revision: number;
  readonly step: LifecycleStep;
  readonly reason?: string | null;
};

/** Where the revision that is being written stands. */
export async function stateOfComing(
  tx: Db,
  { workspace }: Setting,
  { agreementKey, revision }: Pick<Taken, 'agreementKey' | 'revision'>,
): Promise<LifecycleState | 'new'> {
  const done = await transitionsOf(tx, {
    workspaceId: workspace.id,
    agreementKeys: [agreementKey],
  });
  return done.findLast((one) => one.revision === revision)?.to ?? 'new';
}

/** Takes a step with the revision that is being written. */
export async function stepComing(tx: Db, context: Setting, taken: Taken): Promise<void> {
  const { workspace, now: at, actor } = context;
  const { reason = null, ...step } = taken;
  const from = await stateOfComing(tx, context, taken);
  const to = transition(from, taken.step);
  const made = { ...step, from, to, at, effectiveAt: null, actor: nameActor(actor), reason };
  await addTransitions(tx, { workspaceId: workspace.id, transitions: [made] });
}
