import { readPage } from '../../answers/page-query.ts';
import { tellWho } from '../../answers/tell-who.ts';
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

/** Turns to the next part, in its place. */
export const turnWho: ButtonInteraction = {
  action: 'who.rest',
  run: async (session, click) => {
    const answer = await tellWho(session, readPage(click.value));
    await turnPage(session, click, { title: 'Who is who', answer });
  },
};
