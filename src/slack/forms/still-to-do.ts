import type { DocumentKind } from '../../domain/register/documents.ts';
import { member } from '../../domain/register/problem.ts';
import { capitalised } from '../../domain/target/capitalised.ts';
import type { DraftProblem } from '../../usecases/draft/plan-draft.ts';
import { placeName } from '../../usecases/register/words/term-words.ts';
import { documentFields, targetFields } from './document-fields.ts';
import { summaryLabel } from './field-words.ts';
import { formWords } from './form-words.ts';
import type { Field } from './schema-fields.ts';

/** What is still to be done in a draft: where in its forms, and what. */
export type ToDo = { readonly place: string; readonly words: string };

/** A mistake of a draft in the words of its forms: nobody who fills them in has to know files. */
export function toDoOf(
  { path, message }: DraftProblem,
  { kind, terms }: { readonly kind: DocumentKind; readonly terms: unknown },
): ToDo {
  const inside = insideOf(path, terms);
  const fields = inside
    ? inside.fields
    : [...documentFields(kind, 'frame'), ...documentFields(kind, 'more')];
  const field = fieldAt(fields, inside ? inside.rest : path);
  const label = field ? summaryLabel(field) : placeName(path.replace(/\[\d+\].*$/, ''));
  return {
    place: inside ? `${inside.name}, ${label.toLowerCase()}` : label,
    words: wordsFor(field, { path, message }),
  };
}

type Inside = {
  readonly name: string;
  readonly rest: string;
  readonly fields: readonly Field[];
};

/** One promise or one person, which have forms of their own. */
function insideOf(path: string, terms: unknown): Inside | null {
  const [, list = '', key, rest = ''] = /^(targets|people)\.([^.[]+)(?:\.(.+))?$/.exec(path) ?? [];
  if (key === undefined) return null;
  const items = member(terms, list);
  const item = Array.isArray(items) && items.find((one) => member(one, 'key') === key);
  const name = member(item, 'name');
  const kind = member(item, 'kind');
  return {
    name: typeof name === 'string' && name !== '' ? name : key,
    rest,
    fields: list === 'targets' ? targetFields(String(kind ?? '')) : [],
  };
}

function fieldAt(fields: readonly Field[], path: string): Field | undefined {
  const at = path.replace(/\[\d+\]/g, '');
  return (
    fields.find(({ name }) => name === at || at.startsWith(`${name}.`)) ??
    fields.find(({ name }) => name.startsWith(`${at}.`))
  );
}

const LACKING: Readonly<Record<string, string>> = {
  targets: 'Add at least one promise.',
  services: 'Choose at least one service.',
  effective: 'Please say from when it holds.',
};

function wordsFor(field: Field | undefined, { path, message }: DraftProblem): string {
  if (/ is missing: |^found an empty list/.test(message)) {
    return LACKING[path] ?? 'Not filled in yet.';
  }
  const [what = '', expected] = message.split(/: expected |, expected /);
  if (/^there is no /.test(what))
    return `${capitalised(what)}. Publish it first, or choose another.`;
  if (expected !== undefined && !what.startsWith('found')) return `${capitalised(what)}.`;
  return field ? formWords(field, message) : capitalised(message);
}
