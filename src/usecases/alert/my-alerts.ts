import { authorityOf, may } from '../../domain/party/authority.ts';
import type { AlertContent } from '../../outbox/notice-alert.ts';
import type { Context } from '../context.ts';
import { type Improvements, listImprovements } from '../improvement/list-improvements.ts';
import { loadRegister } from '../register/load-register.ts';
import { listAlerts } from './list-alerts.ts';

export type MyAlerts = {
  /** What somebody was given, or has taken on. */
  readonly mine: readonly AlertContent[];
  /** What nobody is at, of promises that they own. */
  readonly waiting: readonly AlertContent[];
  readonly improvements: Improvements['open'];
};

/** What somebody of our own people has to act on themselves; null for whoever may see no alerts. */
export async function myAlerts(context: Context): Promise<MyAlerts | null> {
  const { actor, workspace } = context;
  if (actor.kind !== 'person') return null;
  const register = await loadRegister(context);
  const authority = authorityOf(register, { actor, homeTeamId: workspace.teamId });
  if (!may(authority, 'see-alerts', 'anything')) return null;
  const { alerts } = await listAlerts(context, {});
  const { open } = await listImprovements(context, {});
  const me = actor.userId;
  return {
    mine: alerts.filter(({ holder }) => holder?.user === me),
    waiting: alerts.filter(
      ({ holder, muted, lines }) =>
        holder === null &&
        muted === null &&
        lines.some(({ promised }) => promised.owner?.user === me),
    ),
    improvements: open.filter(({ owner }) => owner.user === me),
  };
}
