import { readPage } from '../../answers/page-query.ts';
import { tellNegotiation } from '../../answers/tell-negotiation.ts';
import { tellNegotiations } from '../../answers/tell-negotiations.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

const TITLE = 'Negotiation';

/** Opens where a negotiation stands, with its record, in a dialog. */
export const openNegotiation: ButtonInteraction = {
  action: 'negotiation.show',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () =>
        answerDialog(TITLE, await tellNegotiation(session, readPage(click.value))),
    }),
};

/** Turns to the next part of the record, in its place. */
export const turnNegotiation: ButtonInteraction = {
  action: 'negotiation.turn',
  run: async (session, click) => {
    const answer = await tellNegotiation(session, readPage(click.value));
    await turnPage(session, click, { title: TITLE, answer });
  },
};

/** Opens what is negotiated, in a dialog. */
export const openNegotiations: ButtonInteraction = {
  action: 'negotiations.show',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'Negotiations',
      content: async () =>
        answerDialog('Negotiations', await tellNegotiations(session, { words: '', page: 0 })),
    }),
};

/** Turns to the next part of a long list of negotiations, in its place. */
export const turnNegotiations: ButtonInteraction = {
  action: 'negotiations.turn',
  run: async (session, click) => {
    const answer = await tellNegotiations(session, readPage(click.value));
    await turnPage(session, click, { title: 'Negotiations', answer });
  },
};
