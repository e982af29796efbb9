import { dateIn } from '../../domain/agreement/dates/term.ts';
import {
  decideChange,
  decideEnd,
  type Ending,
} from '../../domain/improvement/decide-improvement.ts';
import { type Improvement, type Plan, remindedAt } from '../../domain/improvement/improvement.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { agreementSubject, authorityOf, requireAuthority } from '../../domain/party/authority.ts';
import { latestAgreement, type Register } from '../../domain/register/register.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { changeImprovement, lockImprovement } from '../../storage/improvements.ts';
import { refuseOutsider } from '../alert/answer-alert.ts';
import type { Context } from '../context.ts';
import { readRegister } from '../register/load-register.ts';
import {
  noImprovement,
  requireNumber,
  type ShownImprovement,
  shownOf,
} from './show-improvement.ts';

type Of = { readonly id: string };
type AtHand = {
  readonly found: Improvement;
  readonly timeZone: string;
  readonly register: Register;
};

type Changing = Of & {
  readonly change: (tx: Db, atHand: AtHand) => Promise<Improvement>;
};

/** Gives an open improvement another wording, owner or date. */
export function replanImprovement(
  context: Context,
  { id, ...plan }: Of & Plan,
): Promise<ShownImprovement> {
  const { now } = context;
  return changing(context, {
    id,
    change: async (tx, { found, timeZone, register }) => {
      refuseOutsider(register, plan.owner);
      const next = decideChange(found, { plan, today: dateIn(timeZone, now) });
      if (next === null) return found;
      const remindAt = remindedAt(next, { timeZone, now });
      await changeImprovement(tx, { id, plan: next, remindAt });
      await note(tx, context, { found, verb: 'improvement planned anew', detail: next });
      return { ...found, ...next };
    },
  });
}

/** Says that an improvement is done, with what came of it, or given up, with the reason. */
export function endImprovement(
  context: Context,
  { id, ...ending }: Of & Ending,
): Promise<ShownImprovement> {
  const { now, actor } = context;
  return changing(context, {
    id,
    change: async (tx, { found }) => {
      const end = {
        ...decideEnd(found, ending),
        ...{ endedAt: now, endedBy: nameActor(actor) },
      };
      await changeImprovement(tx, { id, end, remindAt: null });
      await note(tx, context, { found, verb: `improvement ${end.state}`, detail: ending });
      return { ...found, ...end };
    },
  });
}

function changing(context: Context, { id, change }: Changing): Promise<ShownImprovement> {
  const { database, workspace, actor } = context;
  return database.transaction(async (tx) => {
    const register = await readRegister(tx, workspace.id);
    const channelName = actor.kind === 'person' ? actor.channelName : undefined;
    const authority = authorityOf(register, { actor, homeTeamId: workspace.teamId, channelName });
    requireAuthority(authority, 'answer-alerts', 'anything');
    const found = await lockImprovement(tx, { workspaceId: workspace.id, id: requireNumber(id) });
    if (!found) throw noImprovement();
    requireAuthority(authority, 'answer-alerts', agreementSubject(register, found.agreementKey));
    const timeZone = latestAgreement(register, found.agreementKey)?.terms.timeZone ?? 'UTC';
    return shownOf(register, await change(tx, { found, timeZone, register }));
  });
}

type Noted = { readonly found: Improvement; readonly verb: string; readonly detail: object };

async function note(
  tx: Db,
  { workspace, now: at, actor }: Context,
  { found: { id, agreementKey, targetKey, what, owner, dueOn }, verb, detail }: Noted,
): Promise<void> {
  await record(tx, {
    ...{ workspaceId: workspace.id, at, actor: nameActor(actor), verb },
    subject: `agreement:${agreementKey}`,
    detail: { improvement: id, targetKey, ...detail },
    before: { what, owner, dueOn },
  });
}
