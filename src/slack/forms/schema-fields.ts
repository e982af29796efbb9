import { z } from 'zod';
import { capitalised } from '../../domain/target/capitalised.ts';
import { termName } from '../../usecases/register/words/term-words.ts';
import type { Manner } from './manners/manner.ts';

/** How a term is given in a form: chosen, ticked, or written on a line, as a paragraph or as YAML. */
export type FieldKind = 'choice' | 'date' | 'flag' | 'line' | 'number' | 'paragraph' | 'yaml';

/** One term of a document as a field of a form. */
export type Field = {
  /** The path of the term: “within”, “review.every”. */
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly kind: FieldKind;
  readonly optional: boolean;
  /** What can be chosen. */
  readonly choices: readonly string[];
  /** What holds when nothing is given. */
  readonly fallback: unknown;
  /** How people write it, where that differs from how a file has it. */
  readonly manner?: Manner;
};

type Schema = z.core.$ZodType;

/** The fields of a block of terms, in the order in which its schema names them; blocks of single values are opened. */
export function fieldsOf(schema: Schema, path = ''): readonly Field[] {
  const { inner } = unwrapped(schema);
  if (!(inner instanceof z.ZodObject)) return [];
  const members: readonly (readonly [string, Schema])[] = Object.entries(inner.shape);
  return members.flatMap(([name, member]) => {
    const own = path === '' ? name : `${path}.${name}`;
    const opened = openedBlock(member);
    return opened === null
      ? fieldOf(own, member)
      : fieldsOf(opened.inner, own).map((field) => ({
          ...field,
          optional: field.optional || opened.optional,
        }));
  });
}

/** One term as a field; none for a word that is the same in every document of its kind. */
function fieldOf(name: string, schema: Schema): readonly Field[] {
  const { inner, optional, fallback, described } = unwrapped(schema);
  if (inner instanceof z.ZodLiteral) return [];
  const kind = kindOf(inner, described);
  const choices = inner instanceof z.ZodEnum ? inner.options.map(String) : [];
  const hint = hintOf(kind, described);
  return [{ name, label: termName(name), hint, kind, optional, choices, fallback }];
}

type Unwrapped = {
  readonly inner: Schema;
  readonly optional: boolean;
  readonly fallback: unknown;
  readonly described: string | null;
};

/** What a schema is about, without what only says that it may be left out. */
function unwrapped(schema: Schema): Unwrapped {
  const described = schema instanceof z.ZodType ? (schema.description ?? null) : null;
  if (schema instanceof z.ZodOptional) {
    const { inner, fallback, ...rest } = unwrapped(schema.def.innerType);
    return { inner, fallback, optional: true, described: described ?? rest.described };
  }
  if (schema instanceof z.ZodDefault) {
    const { inner, ...rest } = unwrapped(schema.def.innerType);
    const fallback: unknown = schema.def.defaultValue;
    return { inner, fallback, optional: true, described: described ?? rest.described };
  }
  return { inner: schema, optional: false, fallback: undefined, described };
}

/** A block whose members are single values, such as dates; it is easier to fill in than to write. */
function openedBlock(
  schema: Schema,
): { readonly inner: Schema; readonly optional: boolean } | null {
  const { inner, optional } = unwrapped(schema);
  if (!(inner instanceof z.ZodObject)) return null;
  const members: readonly Schema[] = Object.values(inner.shape);
  const written = members.filter(
    (member) => kindOf(unwrapped(member).inner, null) === 'yaml' && openedBlock(member) === null,
  );
  return written.length <= members.length / 2 ? { inner, optional } : null;
}

function kindOf(schema: Schema, described: string | null): FieldKind {
  if (schema instanceof z.ZodEnum) return 'choice';
  if (schema instanceof z.ZodBoolean) return 'flag';
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodUnion && !(schema instanceof z.ZodDiscriminatedUnion)) {
    const kinds: readonly FieldKind[] = schema.options.map((one) => kindOf(one, null));
    return kinds.every((kind) => kind === 'line' || kind === 'choice') ? 'line' : 'yaml';
  }
  if (schema instanceof z.ZodString || schema instanceof z.ZodTemplateLiteral) {
    const long = /\d{4} characters/.test(described ?? textOf(schema));
    return long ? 'paragraph' : 'line';
  }
  return 'yaml';
}

function textOf(schema: Schema): string {
  return schema instanceof z.ZodType ? (schema.description ?? '') : '';
}

function hintOf(kind: FieldKind, described: string | null): string | null {
  const words = described?.replace(/ in quotes/g, '').replaceAll("'", '') ?? null;
  if (kind === 'yaml') return words === null ? 'As in a file (YAML).' : `As in a file: ${words}.`;
  // That a name is a name helps nobody.
  return words === null || /^a (name|text) of/.test(words) ? null : `${capitalised(words)}.`;
}
