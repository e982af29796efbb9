import { readQuery, type StatusQuery } from '../../answers/status-query.ts';
import { tellStatus } from '../../answers/tell-status.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';

/** Opens how a service or an agreement stands in a dialog; the button carries the key of a service, or a query. */
export const openStatus: ButtonInteraction = {
  action: 'status.open',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'Status',
      content: async () => {
        const query = queryOf(click.value);
        const answer = await tellStatus(session, { query, place: { kind: 'dialog' } });
        return answerDialog('Status', answer);
      },
    }),
};

function queryOf(value: string): StatusQuery {
  return value.startsWith('{') ? readQuery(value) : { service: value, page: 0 };
}
