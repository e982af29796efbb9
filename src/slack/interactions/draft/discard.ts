import { discardDraft } from '../../../usecases/draft/discard-draft.ts';
import { showDraft } from '../../../usecases/draft/show-draft.ts';
import { actions, button, section } from '../../blocks/blocks.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { FormInteraction } from '../interaction.ts';
import { readSpot, writeSpot } from './spot.ts';
import { onSpot } from './work.ts';

const FORM = 'draft.discard-form';
const TITLE = 'Discard';

/** Asks once more, because a draft that was discarded does not come back by itself. */
export const askToDiscard = onSpot('draft.discard', async (session, { kind, key }) => {
  const { draft } = await showDraft(await session.open(), { kind, key });
  const value = writeSpot({ kind, key, version: draft.version });
  return modal({
    title: TITLE,
    submit: { label: 'Discard', name: FORM },
    about: value,
    blocks: [
      ...actions([button({ label: '‹ Back', action: 'draft.show', value })]),
      section(
        mrkdwn`The draft of the ${kind} \`${key}\` is closed without being published. What is in the register stays as it is.`,
      ),
    ],
  });
});

/** Closes a draft without publishing it. */
export const discard: FormInteraction = {
  form: FORM,
  title: TITLE,
  check: () => ({}),
  run: async (session, { about }) => {
    const { kind, key, version } = readSpot(about);
    await discardDraft(await session.open(), { kind, key, version });
    return modal({
      title: TITLE,
      blocks: [section(mrkdwn`🗑️ The draft of the ${kind} \`${key}\` is closed.`)],
    });
  },
};
