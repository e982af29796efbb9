import { readPage } from '../../answers/page-query.ts';
import { tellService } from '../../answers/tell-service.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

/** Opens what a service is in a dialog; the button carries its key. */
export const openService: ButtonInteraction = {
  action: 'service.show',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'Service',
      content: async () =>
        answerDialog('Service', await tellService(session, readPage(click.value))),
    }),
};

/** Turns to the next part of a long sheet, in its place. */
export const turnService: ButtonInteraction = {
  action: 'service.rest',
  run: async (session, click) => {
    const answer = await tellService(session, readPage(click.value));
    await turnPage(session, click, { title: 'Service', answer });
  },
};
