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

function read(value: string): Again {
  const [kind, what = ''] = value.split(' ');
  if (kind === 'job') return { kind, queue: what };
  return kind === 'notice' ? { kind, id: /^\d+$/.test(what) ? what : '0' } : { kind: 'posting' };
}
