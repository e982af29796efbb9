import { myAlerts } from '../../usecases/alert/my-alerts.ts';
import { glanceAtJobs } from '../../usecases/job/show-jobs.ts';
import {
  maintenancesToApprove,
  maintenancesToEnd,
} from '../../usecases/maintenance/list-maintenances.ts';
import { waitingFor } from '../../usecases/negotiation/waiting-for.ts';
import { firstSteps } from '../../usecases/register/first-steps.ts';
import { myServices } from '../../usecases/status/my-services.ts';
import type { KnownBlock } from '../blocks/blocks.ts';
import { home } from '../blocks/views.ts';
import { commandGroups, meantFor } from '../commands/help.ts';
import { COMMANDS } from '../commands/index.ts';
import { explainFailure } from '../failures.ts';
import { refusalOf } from '../notices/refusals.ts';
import type { Session } from '../session.ts';
import { clockWords } from '../wording/clock-words.ts';
import { homeBlocks } from './home-blocks.ts';

/** Draws the Home tab of a person; when somebody else drew a newer one meanwhile, that one stays. */
export async function publishHome(session: Session, hash?: string): Promise<void> {
  const blocks = await draw(session).catch(
    (error: unknown) => explainFailure(error, session.log).blocks,
  );
  const view = { user_id: session.actor.userId, view: home(blocks), ...(hash && { hash }) };
  await session.client.views.publish(view).catch((error: unknown) => {
    if (refusalOf(error) !== 'hash_conflict') throw error;
  });
}

async function draw(session: Session): Promise<readonly KnownBlock[]> {
  const context = await session.open();
  const clock = clockWords(session.timeZone, context.now);
  return homeBlocks({
    mine: await myServices(context),
    steps: await firstSteps(context),
    waiting: await waitingFor(context),
    maintenance: [...(await maintenancesToApprove(context)), ...(await maintenancesToEnd(context))],
    alerts: await myAlerts(context),
    watch: await glanceAtJobs(context),
    clock,
    help: commandGroups(await meantFor(session, COMMANDS)),
  });
}
