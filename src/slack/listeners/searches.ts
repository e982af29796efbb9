import type { App } from '@slack/bolt';
import { SEARCHES } from '../interactions/index.ts';
import { openSession, type Workshop } from './workshop.ts';

/** Looks up what can be chosen while somebody types; nothing at all where that fails, since there is no place for a sentence. */
export function listenToSearches(app: App, workshop: Workshop): void {
  app.options(/./, async ({ body, payload, ack }) => {
    const search = SEARCHES.find(({ action }) => action === payload.action_id);
    const doer = {
      userId: body.user.id,
      teamId: body.user.team_id,
      channelId: body.channel?.id,
    };
    const find = async () =>
      search ? search.run(await openSession(workshop, doer), payload.value) : [];
    const options = await workshop.turns.take(find).catch((error: unknown) => {
      workshop.log.warn({ err: error }, 'choices could not be looked up');
      return [];
    });
    await ack({ options: [...options] });
  });
}
