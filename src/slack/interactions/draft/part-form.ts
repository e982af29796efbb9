import type { InputBlock, ModalView } from '@slack/types';
import type { DocumentKind } from '../../../domain/register/documents.ts';
import { capitalised } from '../../../domain/target/capitalised.ts';
import { targetName } from '../../../domain/target/kind-words.ts';
import { targetTerms } from '../../../domain/target/target-terms.ts';
import { listOffers, type Offered, type Offers } from '../../../usecases/register/offers.ts';
import { actions, button, type KnownBlock, section } from '../../blocks/blocks.ts';
import { choiceInput } from '../../blocks/inputs.ts';
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

type Promised = {
  readonly target?: unknown;
  /** What a new promise can meet, which is then called so. */
  readonly wishes?: readonly Offered[];
};

/** The form for one promise, whose fields are those of its kind. */
export function targetForm(spot: Spot, { target = {}, wishes = [] }: Promised): ModalView {
  const kind = spot.targetKind ?? '';
  const remove = { action: 'draft.remove', value: writeSpot({ ...spot, taken: undefined }) };
  return formView(spot, SAVE_TARGET, [
    ...promiseHead(kind, target, spot.target === undefined ? undefined : remove),
    ...wishInput(wishes),
    ...promiseInputs(wishes.length > 0 ? keyLeftOpen(kind) : targetFields(kind), target),
  ]);
}

/** The field for what a new promise meets. */
export const MEETS = 'meets';

const MOST_WISHES = 100;

function wishInput(wishes: readonly Offered[]): readonly KnownBlock[] {
  if (wishes.length === 0) return [];
  const words = { name: MEETS, label: 'Meets the wish', optional: true };
  return [choiceInput(words, wishes.slice(0, MOST_WISHES))];
}

function keyLeftOpen(kind: string): readonly Field[] {
  return targetFields(kind).map((field) =>
    field.name === 'key'
      ? { ...field, optional: true, hint: `${field.hint ?? ''} Empty where it meets a wish.` }
      : field,
  );
}

/** Which promise a form is about, with the button that takes it out where it is there already. */
export function promiseHead(
  kind: string,
  target: unknown,
  remove?: { readonly action: string; readonly value: string },
): readonly KnownBlock[] {
  const promise = targetTerms.safeParse(target).data;
  const what = promise ? mrkdwn`*${targetName(promise)}*` : mrkdwn`*${capitalised(kind)}*`;
  const label = 'Remove this promise';
  return [section(what, remove && button({ label, style: 'danger', ...remove }))];
}

/** The fields of a promise, what most do without at the end. */
export function promiseInputs(fields: readonly Field[], target: unknown): readonly KnownBlock[] {
  const inputs = (rare: boolean) =>
    fields
      .filter((field) => isRare(field) === rare)
      .map((field) => fieldInput(field, { initial: writeField(field, target), offer: null }));
  return [...inputs(false), ...titled(MORE, inputs(true))];
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
