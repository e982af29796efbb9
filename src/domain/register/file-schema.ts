import { z } from 'zod';
import { DOCUMENT_KINDS, type DocumentKind, documentTerms } from './documents.ts';
import { fieldDoc } from './field-docs/index.ts';
import { documentKey } from './term-values.ts';

type Schema = Record<string, unknown>;

// Agreements name their calendar by the word with which a calendar begins.
const AGREEMENT = { required: ['agreement'] };
const ABOUT_TARGETS = ['services', 'targets'];

/** The JSON Schema of agreement files: one for all kinds of documents, so that editors complete and check them. */
export function agreementFileSchema(): Schema {
  const definitions = DOCUMENT_KINDS.map((kind) => [kind, documentSchema(kind)] as const);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Accord agreement file',
    description: 'A party, service, calendar or agreement, told by its first key.',
    type: 'object',
    anyOf: DOCUMENT_KINDS.map((kind) => ({ required: [kind] })),
    // What a document is decides how it is checked, so that mistakes are told once and not four times.
    allOf: DOCUMENT_KINDS.map((kind) => ({
      if: kind === 'agreement' ? { required: [kind] } : { required: [kind], not: AGREEMENT },
      // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
      then: { $ref: `#/definitions/${kind}` },
    })),
    definitions: Object.fromEntries(definitions),
  };
}

function documentSchema(kind: DocumentKind): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(
    z.strictObject({ [kind]: documentKey, ...documentTerms(kind).shape }),
    { io: 'input', target: 'draft-7', unrepresentable: 'any' },
  );
  const told = described(schema, kind, []);
  return kind === 'agreement' ? { ...told, allOf: [promisesSomething()] } : told;
}

/** Only requirements can do without services and targets. */
function promisesSomething(): Schema {
  const filled = ABOUT_TARGETS.map((name) => [name, { minItems: 1 }] as const);
  return {
    if: { properties: { kind: { enum: ['SLA', 'OLA', 'UC'] } }, required: ['kind'] },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
    then: { required: ABOUT_TARGETS, properties: Object.fromEntries(filled) },
  };
}

/** A schema whose fields all say what they mean before they say how it is written. */
function described(schema: Schema, kind: DocumentKind, path: readonly string[]): Schema {
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => {
      if (name === 'properties') return [name, properties(value, kind, path)];
      return ['default', 'enum', 'const', 'required'].includes(name)
        ? [name, value]
        : [name, within(value, kind, path)];
    }),
  );
}

function properties(value: unknown, kind: DocumentKind, path: readonly string[]): Schema {
  return Object.fromEntries(
    Object.entries(asSchema(value)).map(([name, property]) => {
      const inside = [...path, name];
      const schema = described(asSchema(property), kind, inside);
      const told = fieldDoc(kind, inside);
      if (told === null) return [name, schema];
      const { description, ...form } = schema;
      const written = typeof description === 'string' ? `: ${description}` : '';
      return [name, { description: `${told}${written}.`, ...form }];
    }),
  );
}

function within(value: unknown, kind: DocumentKind, path: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => within(item, kind, path));
  return typeof value === 'object' && value !== null
    ? described(asSchema(value), kind, path)
    : value;
}

function asSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
