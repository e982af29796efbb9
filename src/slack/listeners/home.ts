import type { App } from '@slack/bolt';
import { publishHome } from '../home/publish-home.ts';
import { openSession, type Workshop } from './workshop.ts';

/** Draws the Home tab each time somebody opens it. */
export function listenToHome(app: App, workshop: Workshop): void {
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== undefined && event.tab !== 'home') return;
    await workshop.turns.take(async () => {
      const doer = { userId: event.user, teamId: body.team_id, channelId: undefined };
      await publishHome(await openSession(workshop, doer));
    });
  });
}
