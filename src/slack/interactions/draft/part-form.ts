import type { InputBlock, ModalView } from '@slack/types';
import type { DocumentKind } from '../../../domain/register/documents.ts';
import { listOffers, type Offers } from '../../../usecases/register/offers.ts';
import { actions, button, type KnownBlock, section } from '../../blocks/blocks.ts';
import { type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { documentFields, isRare, targetFields } from '../../forms/document-fields.ts';
import { fieldInput } from '../../forms/field-input.ts';
import { offerFor } from '../../forms/offers.ts';
import { writeField } from '../../forms/read-fields.ts';
import type { Field } from '../../forms/schema-fields.ts';
import type { Session } from '../../session.ts';
import { type Spot, wholeOf, writeSpot } from './spot.ts';

export const SAVE = 'draft.save';
export const SAVE_TARGET = 'draft.save-target';

/** The form for a part of a document, with what is there already. */
export async function partForm(session: Session, spot: Spot, terms: unknown): Promise<ModalView> {
  const offers = await listOffers(await session.open());
  const fields = documentFields(spot.kind, spot.part ?? 'frame');
  return formView(spot, SAVE, documentInputs(spot.kind, { fields, offers, terms }));
}

/** The form for one promise, whose fields are those of its kind. */
export function targetForm(spot: Spot, target: unknown): ModalView {
  const fields = targetFields(spot.targetKind ?? '');
  const inputs = (rare: boolean) =>
    fields
      .filter((field) => isRare(field) === rare)
      .map((field) => fieldInput(field, { initial: writeField(field, target), offer: null }));
  const more = inputs(true);
  const remove = button({
    label: 'Remove this promise',
    action: 'draft.remove',
    value: writeSpot({ ...spot, taken: undefined }),
    style: 'danger',
  });
  const what = mrkdwn`*${spot.targetKind ?? ''}*`;
  const isThere = spot.target !== undefined;
  return formView(spot, SAVE_TARGET, [
    section(what, isThere ? remove : undefined),
    ...inputs(false),
    ...titled(MORE, more),
  ]);
}

const MORE = mrkdwn`*More …*  Most promises do without these.`;

function titled(title: Mrkdwn, inputs: readonly InputBlock[]): readonly KnownBlock[] {
  return inputs.length === 0 ? [] : [section(title), ...inputs];
}

type Asked = {
  readonly fields: readonly Field[];
  readonly offers: Offers;
  readonly terms: unknown;
};

/** The fields of a document, with what they can be chosen from. */
export function documentInputs(
  kind: DocumentKind,
  { fields, offers, terms }: Asked,
): readonly InputBlock[] {
  return fields.map((field) =>
    fieldInput(field, {
      initial: writeField(field, terms),
      offer: offerFor(kind, field, { offers, terms }),
    }),
  );
}

function formView(spot: Spot, name: string, inputs: readonly KnownBlock[]): ModalView {
  const value = writeSpot(wholeOf(spot));
  const back = button({ label: '‹ Back without saving', action: 'draft.show', value });
  return modal({
    title: 'Draft',
    submit: { label: 'Save', name },
    about: writeSpot(roomy(spot)),
    blocks: [...actions([back]), ...inputs],
  });
}

const MOST_ABOUT = 2_800;

/** A form carries so much; what has no room is told when the draft is checked. */
function roomy(spot: Spot): Spot {
  const taken = spot.taken?.slice(0, 40);
  const fits = writeSpot({ ...spot, taken }).length <= MOST_ABOUT;
  return { ...spot, taken: fits ? taken : undefined };
}
