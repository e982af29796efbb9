import { readPage } from '../../answers/page-query.ts';
import { tellAgreement } from '../../answers/tell-agreement.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

/** Turns to the next part of a long agreement, in its place. */
export const showRestOfAgreement: ButtonInteraction = {
  action: 'agreement.rest',
  run: async (session, click) => {
    const answer = await tellAgreement(session, readPage(click.value));
    await turnPage(session, click, { title: 'Agreement', answer });
  },
};
