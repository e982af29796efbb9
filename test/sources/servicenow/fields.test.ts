import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFields } from '../../../src/sources/servicenow/fields.ts';

describe('the fields of a record', () => {
  it.each([
    ['a,b,c', ',', ['a', 'b', 'c']],
    ['a;b,c', ';', ['a', 'b,c']],
    [',,', ',', ['', '', '']],
    ['"a,b",c', ',', ['a,b', 'c']],
    ['"say ""hi""",""', ',', ['say "hi"', '']],
    ['"two\nlines",x', ',', ['two\nlines', 'x']],
  ])('%j by %j', (text, delimiter, fields) => {
    expect(readFields(text, delimiter)).toEqual(fields);
  });

  it.each(['"a"b,c', 'a"b",c', '"a', '"a" ,b', 'x,"'])(
    '%j has quotes in the wrong place',
    (text) => {
      expect(readFields(text, ',')).toBeNull();
    },
  );

  it('are those that csv-parse finds', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', 'é') });
    fc.assert(
      fc.property(fc.array(fc.tuple(field, fc.boolean()), { minLength: 2 }), (fields) => {
        const text = fields
          .map(([value, quoted]) =>
            quoted || /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value,
          )
          .join(',');
        expect([readFields(text, ',')]).toEqual(parse(text));
      }),
    );
  });
});
