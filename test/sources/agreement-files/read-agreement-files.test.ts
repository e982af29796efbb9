import { describe, expect, it } from 'vitest';
import { readAgreementFiles } from '../../../src/sources/agreement-files/read-agreement-files.ts';

const read = (text: string) => readAgreementFiles([{ name: 'f', text }]);
const problemsIn = (text: string) =>
  read(text).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);

const BOMB = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
  .concat(
    'bcd'.split('').map((key, index) => `${key}: &${key} [${Array(10).fill(`*${'abc'[index]}`)}]`),
  )
  .join('\n');

const BEGINNINGS = 'a document that begins with “party:”, “service:”, “calendar:”, “agreement:”';

const UNREADABLE: readonly (readonly [string, string, readonly string[]])[] = [
  ['an empty file', '# nothing\n', [`1:1 the file is empty: expected ${BEGINNINGS}`]],
  ['a list', '- service: a', [`1:1 this is not a document: expected ${BEGINNINGS}`]],
  [
    'another first key',
    'name: A\nservice: a',
    [`1:1 the first key is “name”: expected ${BEGINNINGS}`],
  ],
  [
    'a key twice',
    'service: a\nname: A\nname: B',
    ['3:1 “name” stands here twice: expected it once'],
  ],
  [
    'a tab',
    'service: a\nchannels:\n\tteam: x',
    ['3:1 there is a tab in the indentation: expected spaces'],
  ],
  [
    'an unquoted channel in braces',
    'service: a\nreport: { channel: #acme }\n',
    [
      '3:1 the YAML cannot be read here: Flow map in block collection must be sufficiently indented and end with a }; what follows # is a comment: a text with # needs quotes around it',
    ],
  ],
  [
    'an alias bomb',
    BOMB,
    ['1:1 more than 100 values stand here through aliases: expected them written out'],
  ],
  [
    'an alias without an anchor',
    'service: *a',
    [
      '1:1 Unresolved alias (the anchor must be set before the alias): a: expected an anchor of that name before it',
    ],
  ],
  [
    'a tag',
    'service: !secret a',
    ['1:10 Unresolved tag: !secret: expected plain values without tags'],
  ],
  [
    'a file over 5 MB',
    `#${'x'.repeat(5 * 1024 * 1024)}`,
    ['1:1 the file is larger than 5 MB: expected smaller files'],
  ],
];

describe('a file that cannot be read', () => {
  it.each(UNREADABLE)('%s', (_, text, problems) => {
    expect(problemsIn(text)).toEqual(problems);
  });

  it('is one mistake however deep its values are nested', () => {
    expect(problemsIn(`service: a\nname: ${'['.repeat(50_000)}`)).toEqual([
      expect.stringContaining('values are nested too deeply here'),
    ]);
  });

  it('does not keep the others from being read', () => {
    const files = [
      { name: 'bad', text: 'service: [' },
      { name: 'good', text: 'service: a' },
    ];
    const { documents, problems } = readAgreementFiles(files);
    expect([documents.map(({ key }) => key), problems.map(({ file }) => file)]).toEqual([
      ['a'],
      ['bad'],
    ]);
  });
});

describe('a file', () => {
  it('holds several documents, each with its own lines', () => {
    const { documents } = read('service: a\nname: A\n---\n# second\nparty: b\nname: B\n');
    expect(documents.map(({ kind, key, terms }) => [kind, key, terms])).toEqual([
      ['service', 'a', { name: 'A' }],
      ['party', 'b', { name: 'B' }],
    ]);
    expect(documents.map(({ locate }) => locate(['name']))).toEqual([
      { line: 2, column: 7 },
      { line: 6, column: 7 },
    ]);
  });

  it('keeps dates, times and yes and no as they are written', () => {
    const { documents } = read('service: a\nx: [2026-01-31, 09:00, 24:00, yes, no, on, 2bd, ~]');
    expect(documents[0]?.terms).toEqual({
      x: ['2026-01-31', '09:00', '24:00', 'yes', 'no', 'on', '2bd', null],
    });
  });

  it('may have a byte order mark and Windows line ends', () => {
    const { documents, problems } = read('\uFEFFservice: a\r\nname: A\r\nx: 1\r\n');
    expect(problems).toEqual([]);
    expect(documents[0]?.terms).toEqual({ name: 'A', x: 1 });
    expect(documents[0]?.locate(['x'], 'key')).toEqual({ line: 3, column: 1 });
  });

  it('may be JSON, and may repeat itself through a few anchors and merge keys', () => {
    expect(read('{"service":"a","name":"A"}').documents[0]?.terms).toEqual({ name: 'A' });
    const merged = read('service: a\nx: &x { p: 1, q: 2 }\ny:\n  <<: *x\n  q: 3\nz: *x');
    expect(merged.documents[0]?.terms).toEqual({
      x: { p: 1, q: 2 },
      y: { p: 1, q: 3 },
      z: { p: 1, q: 2 },
    });
    expect(merged.documents[0]?.locate(['z', 'q'])).toEqual({ line: 2, column: 18 });
  });

  it('points at the nearest place when a term is missing', () => {
    const [document] = read('service: a\nlist:\n  - k: 1\n  - { k: 2 }\n').documents;
    expect(document?.locate([])).toEqual({ line: 1, column: 1 });
    expect(document?.locate(['list', 1, 'other'])).toEqual({ line: 4, column: 5 });
    expect(document?.locate(['list', 9])).toEqual({ line: 2, column: 1 });
    expect(document?.locate(['nothing', 'there'])).toEqual({ line: 1, column: 1 });
  });
});
