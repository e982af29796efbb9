import { readPage } from '../../answers/page-query.ts';
import { tellAgreement } from '../../answers/tell-agreement.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';

/** Opens what an agreement says in a dialog; the button carries its key. */
export const openAgreement: ButtonInteraction = {
  action: 'agreement.show',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'Agreement',
      content: async () =>
        answerDialog('Agreement', await tellAgreement(session, readPage(click.value))),
    }),
};
