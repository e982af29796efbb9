import { readPage } from '../../answers/page-query.ts';
import { tellAlerts } from '../../answers/tell-alerts.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

/** Turns to the next part of a long list of alerts, in its place. */
export const turnAlerts: ButtonInteraction = {
  action: 'alerts.turn',
  run: async (session, click) => {
    const answer = await tellAlerts(session, readPage(click.value));
    await turnPage(session, click, { title: 'Alerts', answer });
  },
};
