import { readPage } from '../../answers/page-query.ts';
import { tellExamples } from '../../answers/tell-examples.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

const TITLE = 'Worked examples';

/** Opens worked examples of an agreement, in a dialog. */
export const openExamples: ButtonInteraction = {
  action: 'examples.show',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => answerDialog(TITLE, await tellExamples(session, readPage(click.value))),
    }),
};

/** Turns to the next examples, in their place. */
export const turnExamples: ButtonInteraction = {
  action: 'examples.turn',
  run: async (session, click) => {
    const answer = await tellExamples(session, readPage(click.value));
    await turnPage(session, click, { title: TITLE, answer });
  },
};
