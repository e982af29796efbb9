import { parse, stringify, YAMLParseError } from 'yaml';
import { AccordError } from '../../domain/error.ts';
import { member } from '../../domain/register/problem.ts';
import type { Given } from '../interactions/interaction.ts';
import type { Field } from './schema-fields.ts';

/** Complaints by the field beside which they are shown. */
export type Complaints = Readonly<Record<string, string>>;

type Read = {
  /** The terms with what was given in the fields; a field that was left empty takes its term away. */
  readonly terms: Readonly<Record<string, unknown>>;
  readonly complaints: Complaints;
};

const MAX_ALIASES = 20;

/** Puts what somebody gave in the fields of a form into the terms that were there. */
export function readFields(
  fields: readonly Field[],
  given: Readonly<Record<string, Given>>,
  before: Readonly<Record<string, unknown>>,
): Read {
  let terms = before;
  const complaints: Record<string, string> = {};
  for (const field of fields) {
    try {
      terms = withTerm(terms, field.name.split('.'), givenValue(field, given[field.name] ?? null));
    } catch (error) {
      complaints[field.name] = unreadWords(field, error);
    }
  }
  return { terms, complaints };
}

function unreadWords({ hint }: Field, error: unknown): string {
  if (error instanceof AccordError) return `${error.message} ${hint ?? ''}`.trim();
  if (!(error instanceof YAMLParseError || error instanceof ReferenceError)) throw error;
  return `This cannot be read: ${error.message.split('\n')[0]}`;
}

/** What stands in a field for a term that is there already; null where it stays empty. */
export function writeField(field: Field, terms: unknown): string | null {
  const value = field.name.split('.').reduce<unknown>(member, terms) ?? field.fallback;
  if (value === undefined || value === null) return null;
  const isNothing = typeof value === 'object' && Object.keys(value).length === 0;
  const written = isNothing ? null : (field.manner?.write(value) ?? null);
  if (written !== null) return written;
  if (typeof value !== 'object') return String(value);
  return isNothing
    ? null
    : stringify(value, { lineWidth: 100, flowCollectionPadding: true }).trim();
}

function givenValue({ kind, choices, manner }: Field, given: Given): unknown {
  if (kind === 'flag') return Array.isArray(given) && given.length > 0;
  if (typeof given !== 'string') return given?.length ? given : undefined;
  const text = given.trim();
  if (text === '') return undefined;
  if (manner) return manner.read(text);
  if (kind === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  const isFile = kind === 'yaml' || (kind === 'choice' && !choices.includes(text));
  return isFile ? parse(text, { maxAliasCount: MAX_ALIASES }) : text;
}

function withTerm(
  terms: Readonly<Record<string, unknown>>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  const { [name]: before, ...others } = terms;
  const next = rest.length === 0 ? value : nested(before, rest, value);
  return next === undefined ? others : { ...terms, [name]: next };
}

/** A block that has lost its last term is no block any more. */
function nested(before: unknown, path: readonly string[], value: unknown): unknown {
  const inside = typeof before === 'object' && before !== null ? { ...before } : {};
  const next = withTerm(inside, path, value);
  return Object.keys(next).length === 0 ? undefined : next;
}
