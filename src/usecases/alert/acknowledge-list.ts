import { decideAcknowledgement } from '../../domain/alert/decide-deed.ts';
import { isLeft } from '../../domain/alert/episode.ts';
import { AccordError } from '../../domain/error.ts';
import {
  agreementSubject,
  authorityOf,
  may,
  requireAuthority,
} from '../../domain/party/authority.ts';
import { latestAgreement } from '../../domain/register/register.ts';
import { listedAlerts } from '../../storage/alert-routes.ts';
import { lockEpisodes } from '../../storage/episode-locks.ts';
import type { Context } from '../context.ts';
import { readRegister } from '../register/load-register.ts';
import { sceneOf } from './change-alert.ts';
import { moveAlerts } from './move-alerts.ts';

/** No list that one person answers at once is longer. */
const MOST = 500;

/** Says that somebody is at everything that a list tells of, as far as they may answer it; gives how much that is. */
export function acknowledgeList(
  context: Context,
  { list }: { readonly list: string },
): Promise<number> {
  const { database, workspace, actor } = context;
  return database.transaction(async (tx) => {
    const register = await readRegister(tx, workspace.id);
    const channelName = actor.kind === 'person' ? actor.channelName : undefined;
    const authority = authorityOf(register, { actor, homeTeamId: workspace.teamId, channelName });
    requireAuthority(authority, 'answer-alerts', 'anything');
    const { ids } = await listedAlerts(tx, { workspaceId: workspace.id, list, most: MOST });
    const listed = await lockEpisodes(tx, {
      workspaceId: workspace.id,
      ids: ids.map(({ id }) => id),
    });
    if (listed.length === 0) throw noList();
    const moved = listed.flatMap((kept) => {
      const agreement = latestAgreement(register, kept.subject.agreementKey);
      if (!agreement || !isLeft(kept.episode)) return [];
      if (!may(authority, 'answer-alerts', agreementSubject(register, agreement.key))) return [];
      const scene = sceneOf(context, register, { kept, agreement });
      return [{ kept, decided: decideAcknowledgement(scene) }];
    });
    await moveAlerts(tx, context, { register, moved });
    return moved.length;
  });
}

function noList(): AccordError {
  return new AccordError(
    'not-found',
    'Nothing is told of in this list any more. /sla alerts shows what is open.',
  );
}
