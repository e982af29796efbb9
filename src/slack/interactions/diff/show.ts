import { readPage } from '../../answers/page-query.ts';
import { tellDiff } from '../../answers/tell-diff.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

/** Opens what the last revision of an agreement changed, in a dialog. */
export const openDiff: ButtonInteraction = {
  action: 'diff.show',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'Changes',
      content: async () => answerDialog('Changes', await tellDiff(session, readPage(click.value))),
    }),
};

/** Turns to another comparison or the next part of this one, in its place. */
export const turnDiff: ButtonInteraction = {
  action: 'diff.turn',
  run: async (session, click) => {
    const answer = await tellDiff(session, readPage(click.value));
    await turnPage(session, click, { title: 'Changes', answer });
  },
};
