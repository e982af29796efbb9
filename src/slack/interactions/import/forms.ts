import type { ModalView } from '@slack/types';
import { importDocuments } from '../../../usecases/register/import-documents.ts';
import { idsInText, unknownPeopleBlocks } from '../../answers/unknown-people.ts';
import { section } from '../../blocks/blocks.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import type { Session } from '../../session.ts';
import type { Fields, FormInteraction } from '../interaction.ts';
import { APPLY, CHECK, doneView, hashOf, rehearsalView, TITLE } from './import-view.ts';
import { readYaml } from './yaml-fields.ts';

/** Shows what a pasted file would do, with every mistake named. */
export const checkImport: FormInteraction = {
  form: CHECK,
  title: TITLE,
  check: refuseEmpty,
  run: (session, { fields }) => rehearse(session, readYaml(fields)),
};

/** Takes in what was checked; a text that was changed since is checked first. */
export const applyImport: FormInteraction = {
  form: APPLY,
  title: TITLE,
  check: (fields) => ({ ...refuseEmpty(fields), ...refuseUnexplained(fields) }),
  run: async (session, { fields, about }) => {
    const text = readYaml(fields);
    if (hashOf(text) !== about) return rehearse(session, text);
    const reason = typeof fields.reason === 'string' ? fields.reason : undefined;
    const wanted = {
      ...{ files: [{ name: 'text', text }], apply: true, reason },
      correct: isCorrecting(fields),
    };
    const result = await importDocuments(await session.open(), wanted);
    return result.applied ? doneView(result) : rehearsalView(text, result, [section(HELD)]);
  },
};

const HELD = mrkdwn`✋ *Nothing was applied,* because this reaches into the past. Tick *Correct the past* and say why, or let it begin on a later day.`;

/** What a text would do to the register. */
export async function rehearse(session: Session, text: string): Promise<ModalView> {
  const files = [{ name: 'text', text }];
  const result = await importDocuments(await session.open(), { files, apply: false });
  const isParty = result.changes.some(
    ({ kind, change }) => kind === 'party' && change !== 'unchanged',
  );
  const warnings = isParty ? await unknownPeopleBlocks(session, idsInText(text)) : [];
  return rehearsalView(text, result, warnings);
}

function refuseEmpty(fields: Fields): Readonly<Record<string, string>> {
  return readYaml(fields).trim() === '' ? { 'yaml-1': 'Please paste a file here.' } : {};
}

/** What rewrites the past says why. */
function refuseUnexplained(fields: Fields): Readonly<Record<string, string>> {
  const isExplained = typeof fields.reason === 'string' && fields.reason.trim() !== '';
  return isCorrecting(fields) && !isExplained
    ? { reason: 'Please write why the past is corrected.' }
    : {};
}

function isCorrecting({ correct }: Fields): boolean {
  return Array.isArray(correct) && correct.includes('yes');
}
