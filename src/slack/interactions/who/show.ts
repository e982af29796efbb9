import { readPage } from '../../answers/page-query.ts';
import { tellMatrix, tellWho } from '../../answers/tell-who.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

/** Opens who answers for what in a dialog; the button carries a key. */
export const openWho: ButtonInteraction = {
  action: 'who.show',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'Who is who',
      content: async () =>
        answerDialog('Who is who', await tellWho(session, readPage(click.value))),
    }),
};

/** Opens the whole responsibility matrix; the button carries a key. */
export const openMatrix: ButtonInteraction = {
  action: 'who.matrix',
  run: (session, click) =>
    openDialog(session, click, {
      title: MATRIX,
      content: async () => answerDialog(MATRIX, await tellMatrix(session, readPage(click.value))),
    }),
};

const MATRIX = 'Who does what';

/** Turns to the next part of the matrix, in its place. */
export const turnWho: ButtonInteraction = {
  action: 'who.rest',
  run: async (session, click) => {
    const answer = await tellMatrix(session, readPage(click.value));
    await turnPage(session, click, { title: MATRIX, answer });
  },
};
