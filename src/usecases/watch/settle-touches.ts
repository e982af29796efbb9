import { HOUR, type Instant } from '../../domain/calendar/instant.ts';
import { agreementsOf, type Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { lockLooks, lookAtOnce, type Marked, placeLooks } from '../../storage/period-looks.ts';
import {
  foreseeRegister,
  type PeriodTouch,
  postponeTouches,
  takeTouches,
  touchesDue,
} from '../../storage/period-touches.ts';
import type { Context } from '../context.ts';
import { byWorkspace } from './group-by.ts';
import { looksIn, nextChangeOf } from './looks-in.ts';
import { withRegister } from './with-register.ts';

/** So much is read of what has changed at a time. */
const AT_ONCE = 10_000;
const PUT_OFF = HOUR;

/**
 * Says of everything that has changed, of whatever workspace, which periods must be looked at because of it. What is
 * wrong with one workspace is put off and given back, so that it keeps no other from being watched.
 */
export async function settleTouches(context: Context): Promise<readonly unknown[]> {
  const problems: unknown[] = [];
  for (let last = AT_ONCE; last === AT_ONCE; ) {
    const due = await touchesDue(context.database, { now: context.now, limit: AT_ONCE });
    for (const [id, some] of byWorkspace(due)) {
      const own = { ...context, workspace: { id, teamId: null } };
      const ids = some.map((touch) => touch.id);
      await settle(own, ids).catch(async (error: unknown) => {
        await postponeTouches(context.database, { ids, until: context.now + PUT_OFF });
        problems.push(error);
      });
    }
    last = due.length;
  }
  return problems;
}

function settle(context: Context, ids: readonly string[]): Promise<void> {
  const place = { workspaceId: context.workspace.id };
  return withRegister(context, {
    lock: (tx) => lockLooks(tx, place),
    work: async (tx, { register }) => {
      const touches = await takeTouches(tx, ids);
      if (touches.some(({ about }) => about === 'register')) await follow(tx, context, register);
      const marked = touches.flatMap((touch) => concernedBy(touch, register, context.now));
      await lookAtOnce(tx, { ...place, marked: eachOnce(marked) });
    },
  });
}

/** The looks follow the register, and it says when it will be another one by itself. */
async function follow(tx: Db, { workspace, now }: Context, register: Register): Promise<void> {
  const place = { workspaceId: workspace.id };
  await placeLooks(tx, { ...place, looks: looksIn(register, now) });
  await foreseeRegister(tx, { ...place, now, at: nextChangeOf(register, now) });
}

/** What is measured by something that has changed. */
function concernedBy(
  { about, key }: PeriodTouch,
  register: Register,
  at: Instant,
): readonly Marked[] {
  switch (about) {
    case 'register':
      return [];
    case 'agreement':
      return [{ agreementKey: key, needs: null }];
    case 'work-items':
      return [
        { agreementKey: key, needs: 'clocks' },
        { agreementKey: key, needs: 'opened-items' },
      ];
    case 'outages':
    case 'samples':
      return agreementsOf(register, { service: key, at }).map((agreement) => ({
        agreementKey: agreement.key,
        needs: about,
      }));
  }
}

function eachOnce(marked: readonly Marked[]): readonly Marked[] {
  return [...new Map(marked.map((each) => [`${each.agreementKey} ${each.needs}`, each])).values()];
}
