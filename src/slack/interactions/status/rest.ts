import { readQuery } from '../../answers/status-query.ts';
import { tellStatus } from '../../answers/tell-status.ts';
import { answerDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { placeOf } from './place.ts';

/** Turns to the next part of a long answer, in its place. */
export const showRest: ButtonInteraction = {
  action: 'status.rest',
  run: async (session, click) => {
    const query = readQuery(click.value);
    const place = placeOf(click);
    const answer = await tellStatus(session, { query, place });
    if (click.view === null) return click.reply(answer, 'replace');
    const { id: view_id, hash } = click.view;
    await session.client.views.update({ view_id, hash, view: answerDialog('Status', answer) });
  },
};
