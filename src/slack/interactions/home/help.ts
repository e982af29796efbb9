import { answerCommand } from '../../commands/index.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';

/** Opens the help that `/sla help` gives. */
export const openHelp: ButtonInteraction = {
  action: 'help.open',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'Help',
      content: async () => answerDialog('Help', await answerCommand(session, 'help')),
    }),
};
