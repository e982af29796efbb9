import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TARGET_KINDS } from '../../../src/domain/target/kinds/index.ts';
import { documentFields, targetFields } from '../../../src/slack/forms/document-fields.ts';
import { readFields, writeField } from '../../../src/slack/forms/read-fields.ts';
import { fieldsOf } from '../../../src/slack/forms/schema-fields.ts';

const schema = z.strictObject({
  kind: z.literal('thing'),
  size: z.enum(['small', 'large']).default('small'),
  within: z.string().describe('a length of time'),
  count: z.int().optional(),
  loud: z.boolean().default(false),
  dates: z.strictObject({ from: z.string(), to: z.string().optional() }),
  parts: z.array(z.string()).default([]),
});

describe('the fields of a schema', () => {
  it('are chosen, ticked or written as their schema says', () => {
    const shapes = fieldsOf(schema).map(({ name, kind, optional }) => [name, kind, optional]);
    expect(shapes).toEqual([
      ['size', 'choice', true],
      ['within', 'line', false],
      ['count', 'number', true],
      ['loud', 'flag', true],
      ['dates.from', 'line', false],
      ['dates.to', 'line', true],
      ['parts', 'yaml', true],
    ]);
    expect(fieldsOf(schema)[0]).toMatchObject({ choices: ['small', 'large'], fallback: 'small' });
    expect(fieldsOf(schema)[1]?.hint).toBe('A length of time.');
  });

  it.each(TARGET_KINDS.map(({ kind, terms }) => [kind, terms] as const))(
    'of the kind %s leave out no term',
    (kind, terms) => {
      const names = targetFields(kind).map(({ name }) => name.split('.')[0]);
      expect(new Set(['kind', ...names])).toEqual(new Set(Object.keys(terms.shape)));
    },
  );

  it('of an agreement are its frame and the rest, each once, promises apart', () => {
    const names = (['frame', 'more'] as const).flatMap((part) =>
      documentFields('agreement', part).map(({ name }) => name),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('effective.from');
    expect(names).not.toContain('targets');
  });

  it('of a party ask first who it is; who approves and who is told can wait', () => {
    const names = (part: 'frame' | 'more') => documentFields('party', part).map(({ name }) => name);
    expect(names('frame')).toEqual([
      ...['kind', 'name', 'timeZone', 'language'],
      ...['channels.customer', 'channels.team'],
    ]);
    expect(new Set(names('more').map((name) => name.split('.')[0]))).toEqual(
      new Set(['approvals', 'alerts']),
    );
  });
});

describe('what is given in fields', () => {
  const fields = fieldsOf(schema);

  it('becomes terms, and stands in the fields again', () => {
    const given = {
      ...{ size: 'large', within: ' 4h ', count: '3', loud: ['yes'] },
      ...{ 'dates.from': '2026-01-01', 'dates.to': null, parts: '- a\n- b' },
    };
    const { terms, complaints } = readFields(fields, given, {});
    expect(complaints).toEqual({});
    expect(terms).toEqual({
      ...{ size: 'large', within: '4h', count: 3, loud: true },
      ...{ dates: { from: '2026-01-01' }, parts: ['a', 'b'] },
    });
    const written = fields.map((field) => writeField(field, terms));
    expect(written).toEqual(['large', '4h', '3', 'true', '2026-01-01', null, '- a\n- b']);
  });

  it('takes a term away when its field is emptied, and leaves terms of other forms alone', () => {
    const { terms } = readFields(fields, {}, { within: '4h', dates: { from: 'x' }, other: 1 });
    expect(terms).toEqual({ loud: false, other: 1 });
  });

  it('is complained about beside its field when it is no YAML', () => {
    const { complaints } = readFields(fields, { parts: '[a' }, {});
    expect(complaints.parts).toContain('This cannot be read');
  });
});
