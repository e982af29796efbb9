import { dateIn } from '../../domain/agreement/dates/term.ts';
import type { Improvement } from '../../domain/improvement/improvement.ts';
import { agreementSubject, may, requireAuthority } from '../../domain/party/authority.ts';
import { improvementOf, improvementsIn } from '../../storage/improvements.ts';
import type { Context } from '../context.ts';
import { openView, serviceMeant } from '../status/viewing.ts';
import { type ShownImprovement, shownOf } from './show-improvement.ts';

/** More than these are nothing that one person reads. */
const MOST = 300;
const MOST_ENDED = 10;

export type Improvements = {
  /** The name of the service that was asked for; null for all. */
  readonly service: string | null;
  /** What is due first comes first. */
  readonly open: readonly (ShownImprovement & { readonly isLate: boolean })[];
  /** What ended last comes first. */
  readonly ended: readonly ShownImprovement[];
};

/** What is to become better, of one service or of all, and what was done of late. */
export async function listImprovements(
  context: Context,
  { of }: { readonly of?: string | undefined },
): Promise<Improvements> {
  const view = await openView(context);
  const { register, authority } = view;
  requireAuthority(authority, 'see-alerts', 'anything');
  const service = of === undefined ? null : serviceMeant(view, of);
  const shown = (all: readonly Improvement[]) =>
    all
      .filter(({ agreementKey }) =>
        may(authority, 'see-alerts', agreementSubject(register, agreementKey)),
      )
      .map((each) => shownOf(register, each))
      .filter(({ services }) => service === null || services.includes(service.key));
  const inState = async (state: Improvement['state']) =>
    shown(
      await improvementsIn(context.database, {
        workspaceId: context.workspace.id,
        state,
        most: MOST,
      }),
    );
  const open = await inState('open');
  const ended = [...(await inState('done')), ...(await inState('dropped'))];
  return {
    service: service?.terms.name ?? null,
    open: open.map((each) => ({
      ...each,
      isLate: each.dueOn < dateIn(each.timeZone, context.now),
    })),
    ended: ended.toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0)).slice(0, MOST_ENDED),
  };
}

/** The open improvements that may help where an alert is about, and the one that it led to. */
export async function improvementsFor(
  context: Context,
  { episode, agreements }: { readonly episode: string; readonly agreements: readonly string[] },
): Promise<{ readonly own: Improvement | null; readonly others: readonly Improvement[] }> {
  const { database, workspace } = context;
  const of = { workspaceId: workspace.id };
  const own = await improvementOf(database, { ...of, episodeId: episode });
  const open = await improvementsIn(database, { ...of, state: 'open', most: MOST });
  const others = open.filter(
    ({ id, agreementKey }) => agreements.includes(agreementKey) && id !== own?.id,
  );
  return { own, others };
}
