import { readPage } from '../../answers/page-query.ts';
import { tellServices } from '../../answers/service-list.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

/** Opens the catalogue in a dialog. */
export const openServices: ButtonInteraction = {
  action: 'services.open',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'Services',
      content: async () =>
        answerDialog('Services', await tellServices(session, { words: '', page: 0 })),
    }),
};

/** Turns to the next part of the catalogue, in its place. */
export const turnServices: ButtonInteraction = {
  action: 'services.rest',
  run: async (session, click) => {
    const answer = await tellServices(session, readPage(click.value));
    await turnPage(session, click, { title: 'Services', answer });
  },
};
