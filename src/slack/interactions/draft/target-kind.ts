import type { ModalView } from '@slack/types';
import { openWishesFor } from '../../../usecases/draft/open-wishes-for.ts';
import { termsAt } from '../../../usecases/draft/terms-at.ts';
import { section } from '../../blocks/blocks.ts';
import { choiceInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { TARGET_KIND_NAMES } from '../../forms/document-fields.ts';
import type { FormInteraction } from '../interaction.ts';
import { targetForm } from './part-form.ts';
import { readSpot, type Spot, wholeOf, writeSpot } from './spot.ts';
import { keysBeside } from './targets.ts';

const FORM = 'draft.target-kind';
const TITLE = 'Draft';

/** What each kind promises, in a few words. */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  availability: 'availability: it is up',
  response: 'response: somebody answers in time',
  resolution: 'resolution: it is solved in time',
  update: 'update: nobody waits without news',
  ratio: 'ratio: enough of all events are good',
  reliability: 'reliability: few interruptions, soon over',
  fulfilment: 'fulfilment: it comes when it should',
  satisfaction: 'satisfaction: people like it',
  attestation: 'attestation: rules are followed',
  volume: 'volume: no more than agreed is asked for',
};

/** Asks of what kind a new promise is, because that decides what there is to fill in. */
export function kindForm(spot: Spot): ModalView {
  const choices = TARGET_KIND_NAMES.map((value) => ({ value, label: KIND_WORDS[value] ?? value }));
  return modal({
    title: TITLE,
    submit: { label: 'Next', name: FORM },
    about: writeSpot(wholeOf(spot)),
    blocks: [
      section(mrkdwn`What is to be promised?`),
      choiceInput({ name: 'targetKind', label: 'Kind of promise' }, choices),
    ],
  });
}

/** Opens the form for a new promise of the chosen kind. */
export const chooseTargetKind: FormInteraction = {
  form: FORM,
  title: TITLE,
  check: ({ targetKind }) =>
    TARGET_KIND_NAMES.some((name) => name === targetKind)
      ? {}
      : { targetKind: 'Please choose one of these.' },
  run: async (session, { fields, about }) => {
    const spot = readSpot(about);
    const opened = await session.open();
    const terms = await termsAt(opened, spot);
    const taken = [...keysBeside(terms, undefined)];
    const wishes = await openWishesFor(opened, terms);
    return targetForm({ ...spot, taken, targetKind: String(fields.targetKind) }, { wishes });
  },
};
