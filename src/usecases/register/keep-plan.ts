import { agreedRange, renewedRange } from '../../domain/agreement/effective-range.ts';
import { supportHours } from '../../domain/agreement/hours.ts';
import { type Transition, transition } from '../../domain/agreement/lifecycle.ts';
import { agreementsBehind } from '../../domain/agreement/overriding.ts';
import { nameActor } from '../../domain/party/actor.ts';
import {
  extendRegister,
  latestRevision,
  type NumberedDocument,
  type Register,
} from '../../domain/register/register.ts';
import { beginLadders } from '../../storage/alert-routes.ts';
import { recordAll } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { addTransitions, transitionsOf } from '../../storage/lifecycle.ts';
import { countCovered, coveringAny, requestRefolds } from '../../storage/refolds.ts';
import { addRevisions } from '../../storage/register.ts';
import type { Context } from '../context.ts';
import { countMovedClocks } from '../rebuild/moved-clocks.ts';
import { rebuildClocks } from '../work-item/refresh-clocks.ts';
import type { ImportChange, ImportPlan } from './plan-import.ts';

type Keeping = Omit<Context, 'queue'>;

type Kept = {
  readonly register: Register;
  readonly plan: Pick<ImportPlan, 'changes' | 'revisions'>;
  /** How the change came about, as the audit trail says it: “by import”. */
  readonly how: string;
  readonly reason: string | null;
};

/** Makes planned revisions part of the register: keeps them, says where their agreements stand, records it and folds again what they move. */
export async function keepPlan(tx: Db, context: Keeping, kept: Kept): Promise<void> {
  await keep(tx, context, kept.plan.revisions);
  await publish(tx, context, kept);
  await note(tx, context, kept);
  await foldAgain(tx, context, affectedBy(kept));
  await beginNewLadders(tx, context, kept.plan.revisions);
}

/** How many open clocks a plan would give another due date. */
export function countMoved(
  tx: Db,
  { workspace, now }: Keeping,
  planned: Pick<Kept, 'register' | 'plan'>,
): Promise<number> {
  return countMovedClocks(tx, { ...affectedBy(planned), workspaceId: workspace.id, now });
}

/** The agreements whose clocks a change can move, in the register as it is after it. */
type Affected = { readonly register: Register; readonly agreementKeys: readonly string[] };

function affectedBy({ register: before, plan }: Pick<Kept, 'register' | 'plan'>): Affected {
  const register = extendRegister(before, plan.revisions);
  const changed = new Set(
    plan.changes.flatMap(({ change, kind, key }) =>
      change === 'unchanged' ? [] : [`${kind}:${key}`],
    ),
  );
  const agreementKeys = [...register.agreements].flatMap(([key, revisions]) => {
    const onCalendar = revisions.some(({ terms }) =>
      [terms.calendar, supportHours(terms)].some((one) => changed.has(`calendar:${one}`)),
    );
    return onCalendar || changed.has(`agreement:${key}`) ? [key] : [];
  });
  // What becomes more specific, or ceases to be, changes what the others count.
  const behind = agreementKeys.flatMap((key) => agreementsBehind(register, key));
  return { register, agreementKeys: [...new Set([...agreementKeys, ...behind])] };
}

/** What the people of a party agreed on among themselves holds for the alerts that are open, too, from now on. */
async function beginNewLadders(
  tx: Db,
  { workspace, now }: Keeping,
  documents: readonly NumberedDocument[],
) {
  const isNew = documents.some(
    ({ kind, terms }) => kind === 'party' && terms.alerts?.ladder !== undefined,
  );
  if (isNew) await beginLadders(tx, { workspaceId: workspace.id, now });
}

/** So many work items are folded at once; more of them are left to the job that folds in the background. */
const AT_ONCE = 2_000;

/** Until they are folded again, figures leave the kept clocks of these agreements aside. */
async function foldAgain(tx: Db, { workspace, now }: Keeping, affected: Affected) {
  const of = { workspaceId: workspace.id, agreementKeys: affected.agreementKeys, now };
  if ((await countCovered(tx, of)) > AT_ONCE) return requestRefolds(tx, of);
  for (const agreementKey of await coveringAny(tx, of)) {
    await rebuildClocks(tx, { ...of, register: affected.register, agreementKey });
  }
}

async function keep(tx: Db, { workspace, now }: Keeping, documents: readonly NumberedDocument[]) {
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

/** A revision that was being written or negotiated stands in the register now. */
async function publish(tx: Db, { workspace, now, actor }: Keeping, { plan, reason }: Kept) {
  const agreements = plan.revisions.filter(({ kind }) => kind === 'agreement');
  const agreementKeys = agreements.map(({ key }) => key);
  const before = await transitionsOf(tx, { workspaceId: workspace.id, agreementKeys });
  const last = new Map(before.map((one) => [`${one.agreementKey} ${one.revision}`, one.to]));
  const transitions = agreements.map(({ key, number }): Transition => {
    const from = last.get(`${key} ${number}`) ?? 'new';
    return {
      ...{ agreementKey: key, revision: number, step: 'publish', from },
      ...{ to: transition(from, 'publish'), at: now, effectiveAt: null },
      ...{ actor: nameActor(actor), reason },
    };
  });
  await addTransitions(tx, { workspaceId: workspace.id, transitions });
}

async function note(
  tx: Db,
  { workspace, actor, now }: Keeping,
  { register, plan, how, reason }: Kept,
) {
  const hashes = new Map(plan.revisions.map(({ kind, key, hash }) => [`${kind}:${key}`, hash]));
  const entry = ({ change, kind, key, revision, differences }: ImportChange) => {
    const before = latestRevision(register, kind, key);
    return {
      ...{ workspaceId: workspace.id, at: now, actor: nameActor(actor) },
      verb: `${change} ${how}`,
      subject: `${kind}:${key}`,
      detail: { revision, differences },
      before: before && { revision: before.number, hash: before.hash },
      after: { revision, hash: hashes.get(`${kind}:${key}`) ?? '' },
      reason,
    };
  };
  const changed = plan.changes.filter(({ change }) => change !== 'unchanged');
  await recordAll(tx, changed.map(entry));
}
