import { z } from 'zod';
import type { DraftTerms } from '../../../domain/draft/draft.ts';
import { termAt } from '../../../domain/negotiation/term-path.ts';
import { member } from '../../../domain/register/problem.ts';
import { termName } from '../../../usecases/register/words/term-words.ts';
import { documentFields, targetFields } from '../../forms/document-fields.ts';
import { readFields, writeField } from '../../forms/read-fields.ts';
import type { Field } from '../../forms/schema-fields.ts';
import type { Fields } from '../interaction.ts';

const TARGET = /^targets\.([^.]+)(?:\.(.+))?$/;
const record = z.record(z.string(), z.unknown());

/** How another value of a term is asked for: one field, or those of a whole promise. */
export type CounterFields = {
  readonly fields: readonly Field[];
  /** Of what kind the promise is that the fields describe; null for a single term. */
  readonly kind: string | null;
};

/** The fields in which another value of a term is written; the kind is that of its promise. */
export function counterFields(path: string, kind: string): CounterFields {
  const [, key, rest] = TARGET.exec(path) ?? [];
  if (key !== undefined && rest === undefined) return { fields: targetFields(kind), kind };
  const known =
    rest === undefined
      ? [...documentFields('agreement', 'frame'), ...documentFields('agreement', 'more')]
      : targetFields(kind);
  const found = known.find(({ name }) => name === (rest ?? path));
  const field = found ?? { ...AS_IN_A_FILE, label: termName(path) };
  return { fields: [{ ...field, name: 'value', optional: false }], kind: null };
}

const AS_IN_A_FILE: Omit<Field, 'label'> = {
  ...{ name: 'value', kind: 'yaml', hint: 'As in a file (YAML).' },
  ...{ optional: false, choices: [], fallback: undefined },
};

/** Of what kind the promise is that a path is about; empty where it is about none. */
export function kindAt(path: string, ...states: readonly (DraftTerms | null)[]): string {
  const [, key] = TARGET.exec(path) ?? [];
  const kinds = states.map((terms) => member(termAt(terms, `targets.${key}`), 'kind'));
  const kind = kinds.find((one) => typeof one === 'string');
  return key === undefined || typeof kind !== 'string' ? '' : kind;
}

/** What stands in each field for a value. */
export function fillIn({ fields, kind }: CounterFields, value: unknown) {
  const terms = kind === null ? { value } : value;
  return fields.map((field) => ({ field, initial: writeField(field, terms) }));
}

/** The value that somebody wrote, and what could not be read of it. */
export function readValue({ fields, kind }: CounterFields, given: Fields) {
  const { terms, complaints } = readFields(fields, given, kind === null ? {} : { kind });
  const value = kind === null ? record.parse(terms).value : terms;
  return { value: value ?? null, complaints };
}
