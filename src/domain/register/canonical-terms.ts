import { z } from 'zod';
import { WEEKDAYS } from '../calendar/local-date.ts';
import { weeklyHours } from './calendar-document.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Document, documentTerms } from './documents.ts';

type Schema = z.core.$ZodType;

/** The terms of a document as they are best written: in the order of their definition, without what holds anyway. */
export function canonicalTerms({ kind, terms }: Pick<Document, 'kind' | 'terms'>): object {
  return members(documentTerms(kind), terms);
}

function canonical(schema: Schema, value: unknown): unknown {
  const plain = unwrapped(schema);
  if (plain === weeklyHours) return byRange(value);
  if (plain instanceof z.ZodObject) return members(plain, value);
  if (plain instanceof z.ZodArray) return listOf(value, () => plain.element);
  if (plain instanceof z.ZodTuple) return listOf(value, (index) => plain.def.items[index]);
  if (plain instanceof z.ZodRecord) return sorted(value, plain.valueType);
  if (plain instanceof z.ZodUnion) return canonical(meant(plain, value), value);
  return value;
}

function members(schema: z.ZodObject, value: unknown): object {
  const held = entriesOf(value);
  const known = Object.entries({ ...named(schema), ...schema.shape }).flatMap(([name, term]) =>
    held.has(name) && !isDefault(term, held.get(name))
      ? [[name, canonical(term, held.get(name))] as const]
      : [],
  );
  return Object.fromEntries(known);
}

/** What a thing is called and what it is come first, wherever their definitions stand. */
function named({ shape }: z.ZodObject): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    ['key', 'kind'].flatMap((name) => (shape[name] ? [[name, shape[name]]] : [])),
  );
}

function isDefault(term: Schema, value: unknown): boolean {
  if (value === undefined) return true;
  if (!(term instanceof z.ZodDefault)) return false;
  return canonicalJson(term.def.defaultValue) === canonicalJson(value);
}

function unwrapped(schema: Schema): Schema {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrapped(schema.unwrap())
    : schema;
}

/** The alternative that a value was read by. */
function meant(union: z.ZodUnion, value: unknown): Schema {
  if (union instanceof z.ZodDiscriminatedUnion) {
    const key = union.def.discriminator;
    const word = entriesOf(value).get(key);
    const named = union.options.find(
      (option) => option instanceof z.ZodObject && isRead(option.shape[key], word),
    );
    if (named) return named;
  }
  return union.options.find((option) => isRead(option, value)) ?? z.unknown();
}

function isRead(schema: Schema | undefined, value: unknown): boolean {
  return schema !== undefined && z.safeParse(schema, value).success;
}

function listOf(value: unknown, schemaAt: (index: number) => Schema | undefined): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item, index) => canonical(schemaAt(index) ?? z.unknown(), item));
}

function sorted(value: unknown, schema: Schema): object {
  const entries = [...entriesOf(value)].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, canonical(schema, item)]));
}

type Run = { readonly from: number; readonly to: number; readonly hours: unknown };

/** Neighbouring days with the same hours as a range of days. */
function byRange(value: unknown): object {
  const hours = entriesOf(value);
  const runs: Run[] = [];
  for (const [index, day] of WEEKDAYS.entries()) {
    if (!hours.has(day)) continue;
    const run = { from: index, to: index, hours: hours.get(day) };
    const last = runs.at(-1);
    const joins = last?.to === index - 1 && canonicalJson(last.hours) === canonicalJson(run.hours);
    if (joins) runs.pop();
    runs.push(joins ? { ...run, from: last.from } : run);
  }
  return Object.fromEntries(runs.map((run) => [rangeName(run), run.hours]));
}

function rangeName({ from, to }: Run): string {
  return from === to ? `${WEEKDAYS[from]}` : `${WEEKDAYS[from]}-${WEEKDAYS[to]}`;
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}
