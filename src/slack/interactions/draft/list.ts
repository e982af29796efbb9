import { tellDrafts } from '../../answers/draft-list.ts';
import { readPage } from '../../answers/page-query.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

/** Opens the drafts in a dialog. */
export const openDrafts: ButtonInteraction = {
  action: 'drafts.open',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'Drafts',
      content: async () =>
        answerDialog('Drafts', await tellDrafts(session, { words: '', page: 0 })),
    }),
};

/** Turns to the next part of the drafts, in its place. */
export const turnDrafts: ButtonInteraction = {
  action: 'drafts.rest',
  run: async (session, click) => {
    const answer = await tellDrafts(session, readPage(click.value));
    await turnPage(session, click, { title: 'Drafts', answer });
  },
};
