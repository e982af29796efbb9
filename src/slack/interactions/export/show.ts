import { readPage } from '../../answers/page-query.ts';
import { tellExport } from '../../answers/tell-export.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

/** Opens something of the register as a file, in a dialog. */
export const openExport: ButtonInteraction = {
  action: 'export.show',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'As a file',
      content: async () =>
        answerDialog('As a file', await tellExport(session, readPage(click.value))),
    }),
};

/** Turns to the next part of a long file, in its place. */
export const turnExport: ButtonInteraction = {
  action: 'export.rest',
  run: async (session, click) => {
    const answer = await tellExport(session, readPage(click.value));
    await turnPage(session, click, { title: 'As a file', answer });
  },
};
