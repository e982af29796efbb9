import { readPage } from '../../answers/page-query.ts';
import { tellImprovements } from '../../answers/tell-improvements.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

/** Opens what is to become better in a dialog. */
export const openImprovements: ButtonInteraction = {
  action: 'improvements.open',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'Improvements',
      content: async () =>
        answerDialog('Improvements', await tellImprovements(session, readPage(click.value))),
    }),
};

/** Turns to the next part of a long list of improvements, in its place. */
export const turnImprovements: ButtonInteraction = {
  action: 'improvements.turn',
  run: async (session, click) => {
    const answer = await tellImprovements(session, readPage(click.value));
    await turnPage(session, click, { title: 'Improvements', answer });
  },
};
