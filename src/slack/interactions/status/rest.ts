import { readQuery } from '../../answers/status-query.ts';
import { tellStatus } from '../../answers/tell-status.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';
import { placeOf } from './place.ts';

/** Turns to the next part of a long answer, in its place. */
export const showRest: ButtonInteraction = {
  action: 'status.rest',
  run: async (session, click) => {
    const query = readQuery(click.value);
    const answer = await tellStatus(session, { query, place: placeOf(click) });
    await turnPage(session, click, { title: 'Status', answer });
  },
};
