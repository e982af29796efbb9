import { readPage } from '../../answers/page-query.ts';
import { tellHistory } from '../../answers/tell-history.ts';
import type { Session } from '../../session.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction, Click } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

const TITLE = 'History';

/** Opens the history of something, in a dialog. */
export const openHistory: ButtonInteraction = {
  action: 'history.show',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => answerDialog(TITLE, await tellHistory(session, readPage(click.value))),
    }),
};

/** Turns to the changes before these, in their place. */
export const turnToOlder: ButtonInteraction = { action: 'history.older', run: turn };

/** Turns back to the changes after these, in their place. */
export const turnToNewer: ButtonInteraction = { action: 'history.newer', run: turn };

async function turn(session: Session, click: Click): Promise<void> {
  const answer = await tellHistory(session, readPage(click.value));
  await turnPage(session, click, { title: TITLE, answer });
}
