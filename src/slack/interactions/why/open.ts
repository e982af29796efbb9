import { tellWhy } from '../../answers/tell-why.ts';
import { readWhyQuery } from '../../answers/why-query.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';

/** Opens why a clock or a figure stands as it does, in a dialog. */
export const openWhy: ButtonInteraction = {
  action: 'why.open',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'Why',
      content: async () => answerDialog('Why', await tellWhy(session, readWhyQuery(click.value))),
    }),
};
