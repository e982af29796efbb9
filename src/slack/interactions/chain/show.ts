import { readPage } from '../../answers/page-query.ts';
import { tellChain } from '../../answers/tell-chain.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

const TITLE = 'Support chain';

/** Opens what an agreement rests on, in a dialog. */
export const openChain: ButtonInteraction = {
  action: 'chain.show',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => answerDialog(TITLE, await tellChain(session, readPage(click.value))),
    }),
};

/** Turns to the next part of a long chain, in its place. */
export const turnChain: ButtonInteraction = {
  action: 'chain.turn',
  run: async (session, click) => {
    const answer = await tellChain(session, readPage(click.value));
    await turnPage(session, click, { title: TITLE, answer });
  },
};
