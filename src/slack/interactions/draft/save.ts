import type { ModalView } from '@slack/types';
import type { DraftTerms } from '../../../domain/draft/draft.ts';
import { checkDocument } from '../../../domain/register/check-document.ts';
import { type SavedDraft, saveDraft } from '../../../usecases/draft/save-draft.ts';
import { termsAt } from '../../../usecases/draft/terms-at.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { crossChecks } from '../../forms/cross-checks.ts';
import { documentFields, targetFields } from '../../forms/document-fields.ts';
import { formWords } from '../../forms/form-words.ts';
import { type Complaints, readFields } from '../../forms/read-fields.ts';
import type { Field } from '../../forms/schema-fields.ts';
import type { Session } from '../../session.ts';
import type { Fields, FormInteraction } from '../interaction.ts';
import { draftView, TITLE } from './draft-view.ts';
import { overtakenView } from './overtaken-view.ts';
import { MEETS, SAVE, SAVE_TARGET } from './part-form.ts';
import { readSpot, type Spot } from './spot.ts';
import { targetComplaints, withTarget } from './targets.ts';

/** Saves a part of a draft; what cannot be right is told beside its field. */
export const savePart: FormInteraction = {
  form: SAVE,
  title: TITLE,
  check: (given, about) => {
    const spot = readSpot(about);
    const fields = documentFields(spot.kind, spot.part ?? 'frame');
    return documentComplaints(spot, fields, given);
  },
  run: async (session, { fields: given, about }) => {
    const spot = readSpot(about);
    const fields = documentFields(spot.kind, spot.part ?? 'frame');
    const before = await termsAt(await session.open(), spot);
    return keep(session, spot, readFields(fields, given, before).terms);
  },
};

/** Saves one promise of a draft. */
export const saveTarget: FormInteraction = {
  form: SAVE_TARGET,
  title: TITLE,
  check: (given, about) => targetComplaints(readSpot(about), calledAfterWish(given)),
  run: async (session, { fields, about }) => {
    const given = calledAfterWish(fields);
    const spot = readSpot(about);
    const before = await termsAt(await session.open(), spot);
    const start = { kind: spot.targetKind ?? '' };
    const { terms: target } = readFields(targetFields(start.kind), given, start);
    return keep(session, spot, withTarget(before, { replaced: spot.target, target }));
  },
};

/** A promise that meets a wish has its key, by which the two find each other. */
function calledAfterWish(given: Fields): Fields {
  const meets = given[MEETS];
  return typeof meets === 'string' ? { ...given, key: meets } : given;
}

/** Keeps terms in a draft and shows it; when somebody else was faster, what they changed. */
export async function keep(session: Session, spot: Spot, terms: DraftTerms): Promise<ModalView> {
  const { kind, key, version, base } = spot;
  const saved = await saveDraft(await session.open(), { kind, key, version, base, terms });
  if (saved.outcome === 'overtaken') return overtakenView(session, spot, saved);
  return draftView(session, spot, NOTES[saved.outcome]);
}

const NOTES: Readonly<
  Record<Exclude<SavedDraft['outcome'], 'overtaken'>, ReturnType<typeof mrkdwn>>
> = {
  saved: mrkdwn`💾 Saved. You can close this and go on another day: \`/sla drafts\`.`,
  unchanged: mrkdwn`💾 Nothing was changed.`,
};

/** What is wrong with the form of what was given, beside the fields that were given; what is missing can follow later. */
export function documentComplaints(
  { kind, key }: Pick<Spot, 'kind' | 'key'>,
  fields: readonly Field[],
  given: Fields,
): Complaints {
  const { terms, complaints } = readFields(fields, given, {});
  const { problems } = checkDocument({ kind, key, terms });
  const wrong = crossChecks(terms);
  const beside = problems.flatMap(({ path, message }) => {
    const at = path.join('.');
    const field = fields.find(({ name }) => at === name || at.startsWith(`${name}.`));
    return field && isGiven(given[field.name])
      ? [[field.name, formWords(field, message)] as const]
      : [];
  });
  const shown = Object.entries(wrong).filter(([name]) => fields.some((one) => one.name === name));
  return { ...Object.fromEntries(beside), ...Object.fromEntries(shown), ...complaints };
}

function isGiven(given: Fields[string] | undefined): boolean {
  return typeof given === 'string' ? given.trim() !== '' : (given ?? []).length > 0;
}
