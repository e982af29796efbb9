import { z } from 'zod';
import { requireImporter } from '../../usecases/register/first-steps.ts';
import { sentence } from '../answer.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { openDialogOf } from '../interactions/dialog.ts';
import { askView, TITLE } from '../interactions/import/import-view.ts';
import { command } from './command.ts';

/** `/sla import`: agreement files from chat. */
export const importFile = command({
  name: 'import',
  aliases: ['paste', 'load'],
  usage: 'import',
  summary: 'Paste agreement files (YAML): you see what they would change before anything changes.',
  examples: ['import'],
  inside: true,
  options: [],
  arguments: z.object({ words: z.array(z.string()) }),
  run: async (session) => {
    await requireImporter(await session.open());
    await openDialogOf(session, { title: TITLE, content: async () => askView() });
    return sentence(
      mrkdwn`📥 Paste the file into the dialog. A file that was posted as a message goes the same way: open the menu of the message and choose *Import as agreement file*.`,
    );
  },
});
