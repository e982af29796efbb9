import { agreedRange, renewedRange } from '../../domain/agreement/effective-range.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { requireStaff } from '../../domain/party/authority.ts';
import { viewerOf } from '../../domain/party/viewer.ts';
import {
  extendRegister,
  type NumberedDocument,
  type Register,
} from '../../domain/register/register.ts';
import type { AgreementFile } from '../../sources/agreement-files/read-agreement-files.ts';
import { recordAll } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { countCovered, requestRefolds } from '../../storage/refolds.ts';
import { addRevisions } from '../../storage/register.ts';
import type { Context } from '../context.ts';
import { countMovedClocks } from '../rebuild/moved-clocks.ts';
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
  /** How many open clocks would get another due date; null when nothing was only rehearsed. */
  readonly movedClocks: number | null;
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
    const affected = affectedBy(extendRegister(register, revisions), changes);
    if (!applied) {
      const movedClocks = problems.length > 0 ? null : await rehearse(tx, context, affected);
      return { problems, changes, applied, movedClocks };
    }
    await keep(tx, context, revisions);
    await note(tx, context, changes);
    await foldAgain(tx, context, affected);
    return { problems, changes, applied, movedClocks: null };
  });
}

/** The agreements whose clocks a change can move, in the register as it is after it. */
type Affected = { readonly register: Register; readonly agreementKeys: readonly string[] };

function affectedBy(register: Register, changes: readonly ImportChange[]): Affected {
  const changed = new Set(
    changes.flatMap(({ change, kind, key }) => (change === 'unchanged' ? [] : [`${kind}:${key}`])),
  );
  const agreementKeys = [...register.agreements].flatMap(([key, revisions]) => {
    const onCalendar = revisions.some(({ terms }) => changed.has(`calendar:${terms.calendar}`));
    return onCalendar || changed.has(`agreement:${key}`) ? [key] : [];
  });
  return { register, agreementKeys };
}

function rehearse(tx: Db, { workspace, now }: Importing, affected: Affected): Promise<number> {
  return countMovedClocks(tx, { ...affected, workspaceId: workspace.id, now });
}

/** So many work items are folded at once; more of them are left to the job that folds in the background. */
const AT_ONCE = 2_000;

/** Until they are folded again, figures leave the kept clocks of these agreements aside. */
async function foldAgain(tx: Db, { workspace, now }: Importing, affected: Affected) {
  const of = { workspaceId: workspace.id, agreementKeys: affected.agreementKeys, now };
  if ((await countCovered(tx, of)) > AT_ONCE) return requestRefolds(tx, of);
  for (const agreementKey of affected.agreementKeys) {
    await rebuildClocks(tx, { ...of, register: affected.register, agreementKey });
  }
}

async function keep(tx: Db, { workspace, now }: Importing, documents: readonly NumberedDocument[]) {
  const revisions = documents.map((document) => {
    const { kind, key, number, hash, terms } = document;
    const revision = { kind, key, number, hash, terms, ...inForce(document) };
    return { workspaceId: workspace.id, ...revision, recordedAt: now };
  });
  await addRevisions(tx, revisions);
}

function inForce(document: NumberedDocument) {
  if (document.kind !== 'agreement') return { effectiveFrom: null, effectiveTo: null };
  const effectiveFrom = agreedRange(document.terms).from;
  return { effectiveFrom, effectiveTo: renewedRange(document.terms).to };
}

async function note(
  tx: Db,
  { workspace, actor, now }: Importing,
  changes: readonly ImportChange[],
) {
  const entries = changes
    .filter(({ change }) => change !== 'unchanged')
    .map(({ change, kind, key, revision, differences }) => ({
      workspaceId: workspace.id,
      at: now,
      actor: nameActor(actor),
      verb: `${change} by import`,
      subject: `${kind}:${key}`,
      detail: { revision, differences },
    }));
  await recordAll(tx, entries);
}
