import { readPage } from '../../answers/page-query.ts';
import { tellLint } from '../../answers/tell-lint.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

const TITLE = 'Checked';

/** Opens what is worth a look in an agreement, in a dialog. */
export const openLint: ButtonInteraction = {
  action: 'lint.show',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => answerDialog(TITLE, await tellLint(session, readPage(click.value))),
    }),
};

/** Turns to the next part of what was found, in its place. */
export const turnLint: ButtonInteraction = {
  action: 'lint.turn',
  run: async (session, click) => {
    const answer = await tellLint(session, readPage(click.value));
    await turnPage(session, click, { title: TITLE, answer });
  },
};
