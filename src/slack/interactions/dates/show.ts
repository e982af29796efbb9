import { readPage } from '../../answers/page-query.ts';
import { tellDates } from '../../answers/tell-dates.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

const TITLE = 'Dates';

/** Opens the dates of an agreement, in a dialog. */
export const openDates: ButtonInteraction = {
  action: 'dates.show',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => answerDialog(TITLE, await tellDates(session, readPage(click.value))),
    }),
};

/** Turns to the next part of a long list of dates, in its place. */
export const turnDates: ButtonInteraction = {
  action: 'dates.turn',
  run: async (session, click) => {
    const answer = await tellDates(session, readPage(click.value));
    await turnPage(session, click, { title: TITLE, answer });
  },
};
