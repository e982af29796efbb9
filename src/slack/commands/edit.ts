import { z } from 'zod';
import { openForEditing } from '../../usecases/draft/open-for-editing.ts';
import { UNSAVED } from '../../usecases/draft/unsaved-draft.ts';
import { thingMeant } from '../../usecases/register/thing-meant.ts';
import { answer } from '../answer.ts';
import { button, section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { openDialogOf } from '../interactions/dialog.ts';
import { writeSpot } from '../interactions/draft/spot.ts';
import { editView } from '../interactions/draft/work.ts';
import { command } from './command.ts';

/** `/sla edit`: changes something of the register, as a draft. */
export const edit = command({
  name: 'edit',
  aliases: ['change'],
  usage: 'edit <agreement | service | party | calendar>',
  summary: 'Change something that is in the register: as a draft first, published when you say so.',
  examples: ['edit acme-email', 'edit service email', 'edit party acme'],
  inside: true,
  picks: { of: 'thing', right: 'draft-document', question: 'What shall be changed?' },
  options: [],
  arguments: z.object({
    words: z.array(z.string()).min(1, 'What shall be changed? Name it by its key or name.'),
  }),
  run: async (session, { words }) => {
    const opened = await session.open();
    const { kind, key, name } = await thingMeant(opened, words);
    const { version } = await openForEditing(opened, { kind, key });
    const isDraft = version !== UNSAVED;
    await openDialogOf(session, {
      title: 'Draft',
      content: () => editView(session, { kind, key }),
    });
    const state = isDraft ? 'open as the draft that was begun before' : 'open to be changed';
    const label = isDraft ? 'Open the draft' : 'Open it again';
    return answer(mrkdwn`${name} is ${state}`, [
      section(
        mrkdwn`📝 *${name}* is ${state}. ${isDraft ? '' : 'What you save first becomes a draft. '}Nothing changes in the register before it is published.`,
        button({ label, action: 'draft.edit', value: writeSpot({ kind, key, version }) }),
      ),
    ]);
  },
});
