import { z } from 'zod';
import { startDraft } from '../../usecases/draft/start-draft.ts';
import { thingMeant } from '../../usecases/register/thing-meant.ts';
import { answer } from '../answer.ts';
import { button, section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { openDialogOf } from '../interactions/dialog.ts';
import { draftView } from '../interactions/draft/draft-view.ts';
import { writeSpot } from '../interactions/draft/spot.ts';
import { command } from './command.ts';

/** `/sla edit`: changes something of the register, as a draft. */
export const edit = command({
  name: 'edit',
  aliases: ['change'],
  usage: 'edit <agreement | service | party | calendar>',
  summary: 'Change something that is in the register: as a draft first, published when you say so.',
  examples: ['edit acme-email', 'edit service email', 'edit party acme'],
  inside: true,
  options: [],
  arguments: z.object({
    words: z.array(z.string()).min(1, 'What shall be changed? Name it by its key or name.'),
  }),
  run: async (session, { words }) => {
    const opened = await session.open();
    const { kind, key, name } = await thingMeant(opened, words);
    const { draft, isNew } = await startDraft(opened, { kind, key });
    await openDialogOf(session, {
      title: 'Draft',
      content: () => draftView(session, { kind, key }),
    });
    const begun = isNew ? 'a draft of its own now' : 'open as the draft that was begun before';
    const value = writeSpot({ kind, key, version: draft.version });
    return answer(mrkdwn`${name} is ${begun}`, [
      section(
        mrkdwn`📝 *${name}* is ${begun}. Nothing changes in the register before it is published.`,
        button({ label: 'Open the draft', action: 'draft.show', value }),
      ),
    ]);
  },
});
