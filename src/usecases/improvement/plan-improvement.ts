import { dateIn } from '../../domain/agreement/dates/term.ts';
import { decideImprovement } from '../../domain/alert/decide-deed.ts';
import { AccordError } from '../../domain/error.ts';
import { decidePlan } from '../../domain/improvement/decide-improvement.ts';
import { type Plan, remindedAt } from '../../domain/improvement/improvement.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { Db } from '../../storage/database.ts';
import { addImprovement, findImprovement, linkAlert } from '../../storage/improvements.ts';
import { refuseOutsider } from '../alert/answer-alert.ts';
import { type AtHand, changeAlert } from '../alert/change-alert.ts';
import type { AlertPlace, AlertView } from '../alert/show-alert.ts';
import type { Context } from '../context.ts';
import { noImprovement, requireNumber } from './show-improvement.ts';

/** Plans an improvement because of an alert: what, who sees to it, and by when. */
export async function planImprovement(
  context: Context,
  { id, ...wanted }: AlertPlace & Plan,
): Promise<AlertView> {
  const today = ({ agreement }: AtHand) => dateIn(agreement.terms.timeZone, context.now);
  return changeAlert(context, {
    ...{ id, right: 'answer-alerts' },
    decide: (atHand) => {
      refuseOutsider(atHand.register, wanted.owner);
      const plan = decidePlan(wanted, today(atHand));
      return decideImprovement(atHand.scene, plan.what);
    },
    follow: (tx, after) => add(tx, context, { after, plan: decidePlan(wanted, today(after)) }),
  });
}

async function add(
  tx: Db,
  { workspace, now, actor }: Context,
  { after, plan }: { readonly after: AtHand; readonly plan: Plan },
): Promise<void> {
  const { kept, agreement } = after;
  const { agreementKey, targetKey } = kept.subject;
  const id = await addImprovement(tx, {
    ...{ workspaceId: workspace.id, agreementKey, targetKey, ...plan },
    ...{ openedAt: now, openedBy: nameActor(actor) },
    remindAt: remindedAt(plan, { timeZone: agreement.terms.timeZone, now }),
  });
  await linkAlert(tx, { id, episodeId: kept.id });
}

/** Says that an improvement which is planned already will help here, too. */
export async function joinImprovement(
  context: Context,
  { id, improvement }: AlertPlace & { readonly improvement: string },
): Promise<AlertView> {
  const where = { workspaceId: context.workspace.id, id: requireNumber(improvement) };
  const planned = await findImprovement(context.database, where);
  if (!planned) throw noImprovement();
  return changeAlert(context, {
    ...{ id, right: 'answer-alerts' },
    decide: ({ scene, kept }) => {
      const own = kept.episode.followed.map(({ line }) => line.agreement);
      if (!own.includes(planned.agreementKey)) throw elsewhere();
      return decideImprovement(scene, planned.what);
    },
    follow: (tx, { kept }) => linkAlert(tx, { id: planned.id, episodeId: kept.id }),
  });
}

function elsewhere(): AccordError {
  return new AccordError(
    'invalid',
    'That improvement is of another agreement. Plan one of its own.',
  );
}
