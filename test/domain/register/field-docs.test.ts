import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { agreementFileSchema } from '../../../src/domain/register/file-schema.ts';

const TOLD = readFileSync('docs/agreement-files.md', 'utf8');

const HEADINGS = {
  party: 'Parties',
  service: 'Services',
  calendar: 'Calendars',
  agreement: 'Agreements',
};

/** The fields that a section of the page lists in its table. */
function listed(heading: string): readonly string[] {
  const [, section = ''] = new RegExp(`## ${heading}\n([\\s\\S]*?)(?=\n## |$)`).exec(TOLD) ?? [];
  return [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => String(name));
}

/** The paths of all fields of a schema; targets have a page of their own. */
function fieldsOf(value: unknown, path: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsOf(item, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => {
    if (['if', 'then'].includes(name)) return [];
    if (name !== 'properties') return fieldsOf(inside, path);
    return Object.entries(z.record(z.string(), z.unknown()).parse(inside)).flatMap(
      ([field, schema]) => {
        const here = [...path, field];
        return here.length > 1 && here[0] === 'targets'
          ? []
          : [here.join('.'), ...fieldsOf(schema, here)];
      },
    );
  });
}

describe('the page about agreement files', () => {
  const { definitions } = z
    .object({ definitions: z.record(z.string(), z.unknown()) })
    .parse(agreementFileSchema());

  it.each(Object.entries(HEADINGS))('lists every field of a %s, and no other', (kind, heading) => {
    const fields = new Set(fieldsOf(definitions[kind], []));
    expect(fields.size).toBeGreaterThan(5);
    expect([...listed(heading)].sort()).toEqual([...fields].sort());
  });
});
