import { capitalised } from '../../../domain/target/capitalised.ts';
import type { ShownDraft } from '../../../usecases/draft/show-draft.ts';
import type { Offers } from '../../../usecases/register/offers.ts';
import { button, type KnownBlock, section } from '../../blocks/blocks.ts';
import { cut, join, mrkdwn } from '../../blocks/mrkdwn.ts';
import { documentFields, type FormPart, formParts } from '../../forms/document-fields.ts';
import { fieldWords, summaryLabel } from '../../forms/field-words.ts';
import { type Spot, writeSpot } from './spot.ts';

const WORDS = 300;

const TITLES: Readonly<Record<string, Readonly<Record<FormPart, string>>>> = {
  agreement: { frame: 'The frame', more: 'Everything else' },
  party: { frame: 'Party', more: 'Approvals and alerts' },
};

type Told = { readonly shown: ShownDraft; readonly spot: Spot; readonly offers: Offers };

/** What the parts of a draft say, each with a way to change it. */
export function partBlocks(told: Told): readonly KnownBlock[] {
  return formParts(told.spot.kind).map((part) => partBlock(part, told));
}

function partBlock(part: FormPart, { shown, spot, offers }: Told): KnownBlock {
  const { kind } = spot;
  const { terms } = shown.draft;
  const lines = documentFields(kind, part).flatMap((field) => {
    const words = fieldWords(field, { kind, terms, offers });
    return words === '' ? [] : [mrkdwn`*${summaryLabel(field)}:* ${cut(words, WORDS)}`];
  });
  const title = TITLES[kind]?.[part] ?? capitalised(kind);
  const edit = button({
    label: 'Edit',
    action: 'draft.form',
    value: writeSpot({ ...spot, part }),
    spoken: `Edit: ${title}`,
  });
  const nothing = mrkdwn`_Nothing yet._`;
  return section(join([mrkdwn`*${title}*`, ...(lines.length ? lines : [nothing])], '\n'), edit);
}
