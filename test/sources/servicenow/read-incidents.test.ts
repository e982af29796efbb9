import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { WorkItemReading } from '../../../src/sources/reading.ts';
import { readIncidents } from '../../../src/sources/servicenow/read-incidents.ts';

const HEADER = 'number,incident_state,sys_mod_count,opened_at,sys_updated_at,priority,notes';
const folder = mkdtempSync(join(tmpdir(), 'accord-test-'));
vi.stubEnv('TMPDIR', folder);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

let files = 0;

function file(text: string): string {
  const path = join(folder, `${++files}.csv`);
  writeFileSync(path, text);
  return path;
}

async function read(text: string) {
  return readPath(file(text));
}

async function readPath(path: string) {
  const latest = parseInstant('2016-12-31T00:00:00Z');
  const readings: WorkItemReading[] = [];
  for await (const one of readIncidents({ path, timeZone: 'UTC', latest })) readings.push(one);
  return {
    items: readings
      .flatMap((one) => (one.kind === 'item' ? [one.item] : []))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    problems: readings.flatMap((one) => (one.kind === 'problem' ? [one.problem] : [])),
    progress: readings.flatMap((one) => (one.kind === 'progress' ? [one] : [])),
  };
}

const GOOD = [
  'INC1,New,0,29-02-2016 01:16,29-02-2016 01:23,3 - Moderate,x',
  'INC2,New,0,29-02-2016 02:00,29-02-2016 02:01,1 - Critical,x',
  'INC1,Resolved,1,29-02-2016 01:16,29-02-2016 08:53,3 - Moderate,x',
  'INC2,Resolved,1,29-02-2016 02:00,29-02-2016 02:31,1 - Critical,x',
];

describe('an incident export', () => {
  it('gives the incidents of rows that lie scattered', async () => {
    const { items, problems } = await read([HEADER, ...GOOD, ''].join('\n'));
    expect(problems).toEqual([]);
    expect(items.map(({ key, events }) => [key, events.map(({ type }) => type).join()])).toEqual([
      ['INC1', 'opened,replied,resolved'],
      ['INC2', 'opened,replied,resolved'],
    ]);
  });

  const plain = () => read([HEADER, ...GOOD].join('\n')).then(({ items }) => items);
  const columns = [HEADER, ...GOOD].map((line) => line.split(','));

  it.each([
    ['rows in another order', [HEADER, ...GOOD.toReversed()].join('\n')],
    ['every row twice', [HEADER, ...GOOD, ...GOOD].join('\n')],
    ['columns in another order', columns.map((each) => each.toReversed().join(',')).join('\n')],
    ['semicolons', columns.map((each) => each.join(';')).join('\n')],
    ['tabs', columns.map((each) => each.join('\t')).join('\n')],
    ['a byte order mark', `\uFEFF${[HEADER, ...GOOD].join('\n')}`],
    ['Windows line ends', [HEADER, ...GOOD, ''].join('\r\n')],
    ['empty lines', [HEADER, ...GOOD].join('\n\n')],
    ['every field quoted', columns.map((each) => `"${each.join('","')}"`).join('\n')],
    ['a quoted line break', [HEADER, ...GOOD].join('\n').replaceAll(',x', ',"x\ny, ""z"""')],
    ['blanks around fields', columns.map((each) => each.join(' , ')).join('\n')],
    ['headers in capitals', [HEADER.toUpperCase(), ...GOOD].join('\n')],
  ])('says the same with %s', async (_, text) => {
    const { items, problems } = await read(text);
    expect(problems).toEqual([]);
    expect(items).toEqual(await plain());
  });

  it.each([
    ['no number', '?,New,2,29-02-2016 01:16,29-02-2016 09:00,3,x', 'no number'],
    ['an impossible date', 'INC1,New,2,29-02-2016 01:16,31-02-2016 09:00,3,x', '31-02-2016'],
    ['an unknown update time', 'INC1,New,2,29-02-2016 01:16,?,3,x', 'sys_updated_at “?”'],
    ['an impossible opening', 'INC1,New,2,99-02-2016 01:16,29-02-2016 09:00,3,x', 'opened_at'],
    ['an unknown state', 'INC1,-100,2,29-02-2016 01:16,29-02-2016 09:00,3,x', 'the state “-100”'],
    [
      'an update number that is none',
      'INC1,New,two,29-02-2016 01:16,29-02-2016 09:00,3,x',
      '“two”',
    ],
    ['a priority that is none', 'INC1,New,2,29-02-2016 01:16,29-02-2016 09:00,High,x', '“High”'],
    ['a time far ahead', 'INC1,New,2,29-02-2016 01:16,28-02-2017 09:00,3,x', 'lies in the future'],
    ['too few columns', 'INC1,New,2', '3 columns where the header has 7'],
    ['too many columns', `${GOOD[0]},y`, '8 columns where the header has 7'],
    ['a quote inside a field', 'INC1,Ne"w"x,2,a,b,3,x', 'a quote stands inside'],
    [
      'a quote that never ends',
      'INC1,New,2,29-02-2016 01:16,29-02-2016 09:00,3,"x',
      'never closed',
    ],
  ])('reports a row with %s and takes the others', async (_, bad, reason) => {
    const [first = '', ...others] = GOOD;
    const { items, problems } = await read([HEADER, first, bad, ...others].join('\n'));
    expect(problems).toEqual([{ line: 3, reason: expect.stringContaining(reason) }]);
    expect(items).toEqual(await plain());
  });

  it('counts lines and not rows when fields have line breaks', async () => {
    const text = [HEADER, 'INC1,New,0,29-02-2016 01:16,29-02-2016 01:23,3,"a\nb\nc"', 'bad'];
    expect((await read(text.join('\n'))).problems).toMatchObject([{ line: 5 }]);
  });

  it('reports an incident that no row dates', async () => {
    const { problems } = await read(`${HEADER}\nINC1,New,0,?,29-02-2016 01:23,3,x`);
    expect(problems).toEqual([{ line: 2, reason: 'no row says when it was opened' }]);
  });

  it('brings together the rows of many incidents, far apart in a large file', async () => {
    const numbers = Array.from(
      { length: 6_000 },
      (_, index) => `INC${String(index).padStart(6, '0')}`,
    );
    const updates = ['New,0', 'Active,1', 'Resolved,2', 'Closed,3'].map((update, hour) =>
      numbers.map(
        (number) =>
          `${number},${update},01-03-2016 08:00,01-03-2016 0${hour}:30,3 - Moderate,${'x'.repeat(40)}`,
      ),
    );
    const { items, problems } = await read([HEADER, ...updates.flat()].join('\n'));
    expect(problems).toEqual([]);
    expect(items.map(({ key }) => key)).toEqual(numbers);
    expect(new Set(items.map(({ events }) => events.map(({ type }) => type).join()))).toEqual(
      new Set(['opened,replied,resolved']),
    );
  });

  it('counts rows and ends at the whole', async () => {
    const { progress } = await read([HEADER, ...GOOD, 'bad'].join('\n'));
    expect(progress.at(-1)).toEqual({ kind: 'progress', rows: 5, share: 1 });
  });

  it('names every missing column at once', async () => {
    await expect(read('number,priority\n')).rejects.toThrow(
      'lacks the columns incident_state, sys_mod_count, opened_at, sys_updated_at.',
    );
  });

  it.each(['', '\n'])('an empty file lacks its columns (%j)', async (text) => {
    await expect(read(text)).rejects.toThrow('lacks the columns number');
  });

  it('a missing file is named', async () => {
    await expect(readPath('/nowhere/incidents.csv')).rejects.toThrow('/nowhere/incidents.csv');
  });

  it.each([
    ['read to its end', [HEADER, ...GOOD].join('\n')],
    ['refused', 'number\n'],
  ])('leaves no temporary files when it is %s', async (_, text) => {
    await read(text).catch(() => null);
    expect(temporaryFolders()).toEqual([]);
  });

  it('keeps its temporary files no longer than it is read', async () => {
    const path = file([HEADER, ...GOOD].join('\n'));
    for await (const one of readIncidents({ path, timeZone: 'UTC', latest: Date.UTC(2017, 0) })) {
      expect(temporaryFolders()).toHaveLength(1);
      if (one.kind === 'item') break;
    }
    expect(temporaryFolders()).toEqual([]);
  });
});

function temporaryFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('accord-import-'));
}
