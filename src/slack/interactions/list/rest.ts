import { listAgreements } from '../../../usecases/status/list-agreements.ts';
import { listAnswer } from '../../answers/agreement-list.ts';
import { readQuery } from '../../answers/status-query.ts';
import type { ButtonInteraction } from '../interaction.ts';

/** Turns to the next part of a long list, in its place. */
export const showRestOfList: ButtonInteraction = {
  action: 'list.rest',
  run: async (session, click) => {
    const query = readQuery(click.value);
    const agreements = await listAgreements(await session.open(), { service: query.service });
    await click.reply(listAnswer(agreements, query), 'replace');
  },
};
