import { termsAt } from '../../../usecases/draft/terms-at.ts';
import { actions, button, section } from '../../blocks/blocks.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { FormInteraction } from '../interaction.ts';
import { TITLE } from './draft-view.ts';
import { keep } from './save.ts';
import { readSpot, wholeOf, writeSpot } from './spot.ts';
import { withoutTarget } from './targets.ts';
import { onSpot } from './work.ts';

const FORM = 'draft.remove-form';

/** Asks once more before a promise is taken out of a draft. */
export const askToRemove = onSpot('draft.remove', async (session, spot) => {
  await termsAt(await session.open(), spot);
  const { target = '' } = spot;
  const back = writeSpot(wholeOf(spot));
  return modal({
    title: TITLE,
    submit: { label: 'Remove', name: FORM },
    about: writeSpot({ ...spot, taken: undefined }),
    blocks: [
      ...actions([button({ label: '‹ Keep it', action: 'draft.show', value: back })]),
      section(
        mrkdwn`The promise \`${target}\` is taken out of this draft. What is in the register stays as it is until you publish.`,
      ),
    ],
  });
});

/** Takes one promise out of a draft. */
export const removeTarget: FormInteraction = {
  form: FORM,
  title: TITLE,
  check: () => ({}),
  run: async (session, { about }) => {
    const spot = readSpot(about);
    return keep(session, spot, withoutTarget(await termsAt(await session.open(), spot), spot));
  },
};
