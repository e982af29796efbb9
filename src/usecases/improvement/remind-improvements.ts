import { dateIn, daysUntil } from '../../domain/agreement/dates/term.ts';
import { AccordError } from '../../domain/error.ts';
import { type Improvement, remindedAt } from '../../domain/improvement/improvement.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { changeImprovement, improvementsDue } from '../../storage/improvements.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { readRegister } from '../register/load-register.ts';
import { byWorkspace } from '../watch/group-by.ts';
import { shownOf } from './show-improvement.ts';

/** So many of them share a transaction. */
const BATCH = 100;

/** Reminds those who see to improvements a week before they are due, on the day, and every week from then on. */
export async function remindImprovements(context: Context): Promise<void> {
  for (let last = BATCH; last === BATCH; ) {
    last = await context.database.transaction((tx) => remindBatch(tx, context));
  }
}

async function remindBatch(tx: Db, context: Context): Promise<number> {
  const due = await improvementsDue(tx, { now: context.now, limit: BATCH });
  for (const [id, own] of byWorkspace(due)) {
    const inside = { ...context, workspace: { id, teamId: null } };
    const register = await readRegister(tx, id).catch(onlyUnreadable);
    for (const improvement of own) await remind(tx, inside, { register, improvement });
  }
  return due.length;
}

/** What is wrong with a stored register is said by the watch of its clocks; a database that fails ends the batch. */
function onlyUnreadable(error: unknown): null {
  if (error instanceof AccordError) return null;
  throw error;
}

type Reminding = { readonly register: Register | null; readonly improvement: Improvement };

async function remind(
  tx: Db,
  context: Context,
  { register, improvement }: Reminding,
): Promise<void> {
  const { now } = context;
  const { id, what, dueOn } = improvement;
  const shown = register && shownOf(register, improvement);
  const timeZone = shown?.timeZone ?? 'UTC';
  await changeImprovement(tx, { id, remindAt: remindedAt(improvement, { timeZone, now }) });
  if (!shown) return;
  const { agreementName, targetName, owner } = shown;
  const daysLeft = daysUntil(dueOn, dateIn(timeZone, now));
  await enqueueNotice(tx, context, {
    notice: {
      ...{ kind: 'improvement-near', improvement: id, what, dueOn, daysLeft },
      ...{ agreementName, targetName, owner },
    },
    recipient: { channel: improvement.owner },
  });
}
