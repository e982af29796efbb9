import { INSIDE_TERMS } from '../../../domain/negotiation/shared-terms.ts';
import { documentFields, type FormPart, targetFields } from '../../forms/document-fields.ts';
import { isChosen } from '../../forms/offers.ts';
import type { Field } from '../../forms/schema-fields.ts';
import type { Fields } from '../interaction.ts';

/** What it is and between whom: other sides would negotiate another agreement. */
const FIXED = /^(kind|level|customer|provider)$/;

/** The fields of one part of a proposal. */
export function proposedFields(part: FormPart = 'frame'): readonly Field[] {
  return documentFields('agreement', part).filter(({ name }) => !FIXED.test(name));
}

/** What somebody of another company can change: nothing inside, and nothing that is chosen from the whole register. */
export function outsideFields(fields: readonly Field[]): readonly Field[] {
  return fields.filter(
    (field) => !INSIDE_TERMS.includes(field.name) && !isChosen('agreement', field),
  );
}

/** The fields that were in a form; what was not asked stays as it was. */
export function askedFields(fields: readonly Field[], given: Fields): readonly Field[] {
  return fields.filter(({ name }) => name in given);
}

type Promised = { readonly target?: string | undefined; readonly targetKind?: string | undefined };

/** The fields of a promise; one that is there keeps the short name by which its history is kept. */
export function promiseFields({ target, targetKind = '' }: Promised): readonly Field[] {
  return targetFields(targetKind).filter(({ name }) => target === undefined || name !== 'key');
}
