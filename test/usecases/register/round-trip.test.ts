import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { assembleRegister, type NumberedDocument } from '../../../src/domain/register/register.ts';
import { writeAgreementFile } from '../../../src/sources/agreement-files/write-agreement-file.ts';
import { writeYaml } from '../../../src/sources/agreement-files/write-yaml.ts';
import { contentHash } from '../../../src/usecases/register/content-hash.ts';
import { planImport } from '../../../src/usecases/register/plan-import.ts';
import { DEMO_NOW, demoFiles } from './demo-files.ts';
import { randomDocuments } from './random-register.ts';

const EMPTY = assembleRegister([]);

function plan(text: string, documents: readonly NumberedDocument[] = []) {
  const register = documents.length === 0 ? EMPTY : assembleRegister(documents);
  const planned = planImport(register, { files: [{ name: 'f', text }], now: DEMO_NOW });
  expect(planned.problems).toEqual([]);
  return planned;
}

const written = (documents: readonly NumberedDocument[]) =>
  documents.map(writeAgreementFile).join('---\n');

function expectRoundTrip(text: string) {
  const { revisions } = plan(text);
  const exported = written(revisions);
  const again = plan(exported, revisions);
  expect(again.changes.filter(({ change }) => change !== 'unchanged')).toEqual([]);
  const elsewhere = plan(exported).revisions;
  expect(elsewhere.map(({ hash }) => hash)).toEqual(revisions.map(({ hash }) => hash));
  expect(written(elsewhere)).toBe(exported);
}

describe('the canonical form of a register', () => {
  it('keeps the demo company, and every import of it is unchanged', () => {
    expectRoundTrip(demoFiles.map(({ text }) => text).join('\n---\n'));
  });

  it('keeps any register: an export imports as unchanged and is exported byte for byte', () => {
    fc.assert(
      fc.property(randomDocuments, (documents) => {
        expectRoundTrip(documents.map((one) => JSON.stringify(one)).join('\n---\n'));
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on how the documents were written', () => {
    const one = plan(
      'calendar: a\nweekly: { fri: [["08:00","18:00"]], mon-thu: [["08:00","18:00"]] }\ntimeZone: UTC\n',
    );
    const [document] = one.revisions;
    expect(document && writeAgreementFile(document)).toBe(
      "calendar: a\ntimeZone: UTC\nweekly: { mon-fri: [['08:00', '18:00']] }\n",
    );
  });
});

describe('writing YAML', () => {
  const key = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('no', 'mon-fri', '2026-01-01'),
  );
  const leaf = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
    fc.array(fc.string({ maxLength: 9 })).map((lines) => lines.join('\n')),
    fc.constantFrom(
      '',
      ' ',
      '\n',
      'a\n',
      '\u0085',
      '\u2028',
      '\uFEFF',
      'a b: c',
      'yes',
      '~',
      '1_0',
      '.5',
      '0o7',
    ),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, leaf, tie('list'), tie('block')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    block: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  }));
  const block = fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 });

  it('keeps every value, for readers of YAML 1.2', () => {
    fc.assert(
      fc.property(block, (content) => {
        expect(parse(writeYaml(content))).toEqual(content);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps every text and number for readers of YAML 1.1 too, but for dates', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b'), leaf, { minKeys: 1 }), (content) => {
        expect(parse(writeYaml(content), { version: '1.1' })).toEqual(content);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives sentences and blocks of several keys a line each, and the rest one line', () => {
    const text = writeYaml({
      one: { from: '2026-01-01', list: ['15m', '08:00'] },
      people: [{ key: 'ben', name: 'Ben' }],
      duties: ['Announces maintenance five working days ahead, in writing.'],
      told: 'Two\nlines',
      none: [],
    });
    expect(text).toBe(
      [
        "one: { from: 2026-01-01, list: [15m, '08:00'] }",
        'people:',
        '  - { key: ben, name: Ben }',
        'duties:',
        "  - 'Announces maintenance five working days ahead, in writing.'",
        'told: |-',
        '  Two',
        '  lines',
        'none: []',
        '',
      ].join('\n'),
    );
  });
});

describe('a document of the first release', () => {
  it('has the same terms and the same hash as then', () => {
    const text = [
      'service: a\nname: A\nprovider: b',
      'party: b\nkind: provider\nname: B\npeople: [{ key: p, name: P, roles: [service-owner] }]',
    ].join('\n---\n');
    expect(plan(text).revisions.map(({ hash }) => hash)).toEqual([
      contentHash({ name: 'A', aliases: [], provider: 'b', customers: [] }),
      contentHash({
        kind: 'provider',
        name: 'B',
        channels: {},
        people: [{ key: 'p', name: 'P', roles: ['service-owner'] }],
      }),
    ]);
  });

  it('keeps the hash under which it was kept, whatever is added to the terms later', () => {
    const { revisions } = plan(demoFiles.map(({ text }) => text).join('\n---\n'));
    const kept = revisions.map((revision) => ({ ...revision, hash: `${revision.key} as it was` }));
    const again = plan(demoFiles.map(({ text }) => text).join('\n---\n'), kept);
    expect(again.revisions).toEqual([]);
  });
});
