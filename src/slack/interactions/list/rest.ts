import { tellAgreements } from '../../answers/agreement-list.ts';
import { readPage } from '../../answers/page-query.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

/** Opens the agreements in a dialog. */
export const openList: ButtonInteraction = {
  action: 'list.open',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'Agreements',
      content: async () =>
        answerDialog('Agreements', await tellAgreements(session, { words: '', page: 0 })),
    }),
};

/** Turns to the next part of a long list, in its place. */
export const showRestOfList: ButtonInteraction = {
  action: 'list.rest',
  run: async (session, click) => {
    const answer = await tellAgreements(session, readPage(click.value));
    await turnPage(session, click, { title: 'Agreements', answer });
  },
};
