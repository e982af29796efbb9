import { agreedRange, renewedRange } from '../../domain/agreement/effective-range.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { requireStaff } from '../../domain/party/authority.ts';
import { viewerOf } from '../../domain/party/viewer.ts';
import type { NumberedDocument } from '../../domain/register/register.ts';
import type { AgreementFile } from '../../sources/agreement-files/read-agreement-files.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { addRevision } from '../../storage/register.ts';
import type { Context } from '../context.ts';
import { rebuildClocks } from '../work-item/refresh-clocks.ts';
import { readRegister } from './load-register.ts';
import { type ImportChange, type ImportProblem, planImport } from './plan-import.ts';

type Importing = Omit<Context, 'queue'>;

type Import = {
  readonly files: readonly AgreementFile[];
  /** Without it the import is a rehearsal: it says what it would do. */
  readonly apply: boolean;
};

export type ImportResult = {
  readonly problems: readonly ImportProblem[];
  readonly changes: readonly ImportChange[];
  readonly applied: boolean;
};

/** Brings services, parties, calendars and agreements from files into the register: all of them or, with any mistake, none. */
export function importDocuments(
  context: Importing,
  { files, apply }: Import,
): Promise<ImportResult> {
  const { actor, now, workspace } = context;
  return context.database.transaction(async (tx) => {
    const register = await readRegister(tx, workspace.id);
    requireStaff(
      viewerOf(register, { actor, homeTeamId: workspace.teamId }),
      'change the register',
    );
    const { problems, changes, revisions } = planImport(register, { files, now });
    const applied = apply && problems.length === 0;
    if (!applied) return { problems, changes, applied };
    for (const revision of revisions) await keep(tx, context, revision);
    for (const change of changes) await note(tx, context, change);
    await rebuildAffected(tx, context, changes);
    return { problems, changes, applied };
  });
}

/** A changed agreement or calendar can change what is kept of the clocks that run under it. */
async function rebuildAffected(
  tx: Db,
  { workspace, now }: Importing,
  changes: readonly ImportChange[],
) {
  const changed = new Set(
    changes.flatMap(({ change, kind, key }) => (change === 'unchanged' ? [] : [`${kind}:${key}`])),
  );
  const register = await readRegister(tx, workspace.id);
  for (const [agreementKey, revisions] of register.agreements) {
    const onCalendar = revisions.some(({ terms }) => changed.has(`calendar:${terms.calendar}`));
    if (!onCalendar && !changed.has(`agreement:${agreementKey}`)) continue;
    await rebuildClocks(tx, { workspaceId: workspace.id, register, agreementKey, now });
  }
}

async function keep(tx: Db, { workspace, now }: Importing, document: NumberedDocument) {
  const { kind, key, number, hash, terms } = document;
  await addRevision(tx, {
    workspaceId: workspace.id,
    ...{ kind, key, number, hash, terms },
    ...inForce(document),
    recordedAt: now,
  });
}

function inForce(document: NumberedDocument) {
  if (document.kind !== 'agreement') return { effectiveFrom: null, effectiveTo: null };
  const effectiveFrom = agreedRange(document.terms).from;
  return { effectiveFrom, effectiveTo: renewedRange(document.terms).to };
}

async function note(tx: Db, { workspace, actor, now }: Importing, change: ImportChange) {
  if (change.change === 'unchanged') return;
  const { kind, key, revision, differences } = change;
  await record(tx, {
    workspaceId: workspace.id,
    at: now,
    actor: nameActor(actor),
    verb: `${change.change} by import`,
    subject: `${kind}:${key}`,
    detail: { revision, differences },
  });
}
