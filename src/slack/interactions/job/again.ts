import { giveUp } from '../../../usecases/job/give-up.ts';
import { type Again, tryAgain } from '../../../usecases/job/try-again.ts';
import { tellJobs } from '../../answers/tell-jobs.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

const TITLE = 'The watch';

/** Opens how the watch stands, in a dialog. */
export const openJobs: ButtonInteraction = {
  action: 'jobs.show',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => answerDialog(TITLE, await tellJobs(session)),
    }),
};

/** Tries again what was given up, and shows how things stand now. */
export const tryJobAgain: ButtonInteraction = {
  action: 'jobs.again',
  run: async (session, click) => {
    await tryAgain(await session.open(), read(click.value));
    await turnPage(session, click, { title: TITLE, answer: await tellJobs(session) });
  },
};

/** Leaves undelivered for good what a person has confirmed, and shows how things stand now. */
export const dropJob: ButtonInteraction = {
  action: 'jobs.drop',
  run: async (session, click) => {
    const [kind, what = ''] = click.value.split(' ');
    await giveUp(await session.open(), {
      kind: kind === 'copy' ? 'copy' : 'notice',
      id: idOf(what),
    });
    await turnPage(session, click, { title: TITLE, answer: await tellJobs(session) });
  },
};

function read(value: string): Again {
  const [kind, what = ''] = value.split(' ');
  if (kind === 'job') return { kind, queue: what };
  return kind === 'notice' || kind === 'copy' ? { kind, id: idOf(what) } : { kind: 'posting' };
}

/** The button may be forged. */
function idOf(text: string): string {
  return /^\d{1,18}$/.test(text) ? text : '0';
}
