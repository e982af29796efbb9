import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { agreementFileSchema } from '../../../src/domain/register/file-schema.ts';
import { demoFiles } from '../../usecases/register/demo-files.ts';

const schema = agreementFileSchema();
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

const documentsIn = (text: string): readonly unknown[] =>
  [...parseAllDocuments(text)].map((document): unknown => document.toJS());

const mistakes = (text: string) =>
  documentsIn(text).flatMap((document) => {
    validate(document);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  });

describe('the JSON Schema of agreement files', () => {
  it.each(demoFiles.map(({ name, text }) => [name, text]))('accepts %s', (_, text) => {
    expect(documentsIn(text).length).toBeGreaterThan(0);
    expect(mistakes(text)).toEqual([]);
  });

  it('accepts the register of the README', () => {
    const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
    expect(mistakes(text)).toEqual([]);
  });

  it('accepts the documents of the page about agreement files', () => {
    const page = readFileSync('docs/agreement-files.md', 'utf8');
    const blocks = [
      ...page.matchAll(/```yaml\n((?:party|service|calendar|agreement): [\s\S]*?)```/g),
    ];
    expect(blocks.length).toBe(4);
    expect(blocks.flatMap(([, text = '']) => mistakes(text))).toEqual([]);
  });

  it.each([
    ['a word that no document has', 'service: a\nname: A\nprovider: b\nownr: c\n'],
    ['no kind of document', 'servce: a\n'],
    ['a kind that is none', 'party: a\nname: A\nkind: client\n'],
    ['an agreement that promises nothing', 'agreement: a\nkind: SLA\ncustomer: b\nprovider: c\n'],
    ['hours that are none', "calendar: a\ntimeZone: UTC\nweekly: { mon: [['9', '17:00']] }\n"],
  ])('refuses %s', (_, text) => {
    expect(mistakes(text)).not.toEqual([]);
  });

  it('accepts requirements without services and targets', () => {
    const text =
      'agreement: a\nkind: SLR\ncustomer: b\nprovider: c\neffective: { from: 2027-01-01 }\ntimeZone: UTC\ncalendar: d\n';
    expect(mistakes(text)).toEqual([]);
  });

  it('says what every field means', () => {
    const silent = fieldsOf(schema, []).filter(
      ({ description }) => !/^\p{Lu}|^[a-z]+ [a-z]/u.test(description),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});

type Field = { readonly path: string; readonly description: string };

/** Every property with its description. A field that says nothing needs a sentence in src/domain/register/field-docs. */
function fieldsOf(value: unknown, path: readonly string[]): readonly Field[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsOf(item, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => {
    if (name === 'if' || name === 'then') return [];
    if (name !== 'properties') return fieldsOf(inside, path);
    return Object.entries({ ...inside }).flatMap(([field, schema]) => {
      const described: { readonly description?: unknown } = { ...Object(schema) };
      const here = [...path, field];
      const description = String(described.description ?? '');
      return [{ path: here.join('.'), description }, ...fieldsOf(schema, here)];
    });
  });
}
