import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { DraftTerms } from '../../../domain/draft/draft.ts';
import { termsAt } from '../../../usecases/draft/terms-at.ts';
import { actions, button, section } from '../../blocks/blocks.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { readYaml, yamlInputs } from '../import/yaml-fields.ts';
import type { Fields, FormInteraction } from '../interaction.ts';
import { keep } from './save.ts';
import { readSpot, wholeOf, writeSpot } from './spot.ts';
import { onSpot } from './work.ts';

const FORM = 'draft.file-form';
const TITLE = 'Draft';
const MAX_ALIASES = 20;

/** Shows a draft in the form of a file, to be changed as one. */
export const openFile = onSpot('draft.file', async (session, spot) => {
  const { kind, key } = spot;
  const terms = await termsAt(await session.open(), spot);
  const { [kind]: _, ...rest } = terms;
  const text = stringify({ [kind]: key, ...rest }, { lineWidth: 100 });
  const value = writeSpot(wholeOf(spot));
  return modal({
    title: TITLE,
    submit: { label: 'Save', name: FORM },
    about: value,
    blocks: [
      ...actions([button({ label: '‹ Back without saving', action: 'draft.show', value })]),
      section(mrkdwn`The draft as a file. You can change it here, or replace all of it.`),
      ...yamlInputs(text),
    ],
  });
});

const written = z.record(z.string(), z.unknown());

/** Saves a draft that was written as a file. */
export const saveFile: FormInteraction = {
  form: FORM,
  title: TITLE,
  check: (fields, about) => {
    const { kind, key } = readSpot(about);
    try {
      const terms = termsIn(fields);
      const named = terms[kind];
      if (named === undefined || named === key) return {};
      return { 'yaml-1': `This is the draft of “${key}”, so it begins with “${kind}: ${key}”.` };
    } catch (error) {
      const reason = error instanceof Error ? String(error.message.split('\n')[0]) : '';
      return { 'yaml-1': `This cannot be read as a file: ${reason}` };
    }
  },
  run: async (session, { fields, about }) => {
    const spot = readSpot(about);
    const { [spot.kind]: _, ...terms } = termsIn(fields);
    return keep(session, spot, terms);
  },
};

function termsIn(fields: Fields): DraftTerms {
  return written.parse(parse(readYaml(fields), { maxAliasCount: MAX_ALIASES }));
}
