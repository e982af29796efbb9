import { authorityOf, requireAuthority } from '../../domain/party/authority.ts';
import type { AgreementFile } from '../../sources/agreement-files/read-agreement-files.ts';
import { type Telling, tellChanged } from '../notice/tell-changed.ts';
import { type Recomputing, recomputingOf } from '../rebuild/recomputing.ts';
import { countMoved, keepPlan } from './keep-plan.ts';
import { readRegister } from './load-register.ts';
import { type PastChange, pastChanges } from './past-changes.ts';
import {
  type ImportChange,
  type ImportProblem,
  type OnProgress,
  planImport,
} from './plan-import.ts';
import { refuseLockout } from './refuse-lockout.ts';
import { requireChanges } from './require-changes.ts';

type Import = {
  readonly files: readonly AgreementFile[];
  /** Without it the import is a rehearsal: it says what it would do. */
  readonly apply: boolean;
  /** Why, for the audit trail. */
  readonly reason?: string | undefined;
  /** Without it nothing is applied that would measure ended periods anew. */
  readonly correct?: boolean | undefined;
  readonly onProgress?: OnProgress | undefined;
};

export type ImportResult = {
  readonly problems: readonly ImportProblem[];
  readonly changes: readonly ImportChange[];
  readonly applied: boolean;
  /** How many open clocks would get another due date; null when nothing was only rehearsed. */
  readonly movedClocks: number | null;
  /** What would measure ended periods anew; it is applied with `correct` only. */
  readonly past: readonly PastChange[];
  /** What is still being recomputed because of it; absent when nothing is. */
  readonly recomputing?: Recomputing;
};

/** Brings services, parties, calendars and agreements from files into the register: all of them or, with any mistake, none. */
export function importDocuments(
  context: Telling,
  { files, apply, reason, correct, onProgress }: Import,
): Promise<ImportResult> {
  const { actor, now, workspace } = context;
  return context.database.transaction(async (tx) => {
    const register = await readRegister(tx, workspace.id);
    const authority = authorityOf(register, { actor, homeTeamId: workspace.teamId });
    requireAuthority(authority, 'change-register', 'anything');
    const plan = planImport(register, { files, now, onProgress });
    const { problems, changes } = plan;
    requireChanges(authority, plan.revisions);
    refuseLockout(context, { register, revisions: plan.revisions });
    const past = await pastChanges(tx, context, { register, revisions: plan.revisions });
    if (!apply || problems.length > 0 || (past.length > 0 && !correct)) {
      const movedClocks =
        problems.length > 0 ? null : await countMoved(tx, context, { register, plan });
      return { problems, changes, applied: false, movedClocks, past };
    }
    const total = plan.revisions.length;
    onProgress?.({ step: 'keeping', done: 0, total });
    await keepPlan(tx, context, { register, plan, how: 'by import', reason: reason ?? null });
    await tellChanged(tx, context, { register, revisions: plan.revisions, reason: reason ?? null });
    onProgress?.({ step: 'keeping', done: total, total });
    const agreementKeys = [...register.agreements.keys()];
    const recomputing = await recomputingOf(tx, { workspaceId: workspace.id, agreementKeys });
    const done = { problems, changes, applied: true, movedClocks: null, past };
    return recomputing ? { ...done, recomputing } : done;
  });
}
