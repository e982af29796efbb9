import { tellStatus } from '../../answers/tell-status.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';

/** Opens how one service stands in a dialog; the button carries the key of the service. */
export const openStatus: ButtonInteraction = {
  action: 'status.open',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'Status',
      content: async () => {
        const query = { service: click.value, page: 0 };
        const answer = await tellStatus(session, { query, place: { kind: 'dialog' } });
        return answerDialog('Status', answer);
      },
    }),
};
