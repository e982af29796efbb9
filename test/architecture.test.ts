import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which folders of src a folder may import from, besides itself. */
const IMPORTS: Record<string, readonly string[]> = {
  domain: [],
  storage: ['domain'],
  outbox: ['domain'],
  sources: ['domain'],
  reports: ['domain'],
  usecases: ['domain', 'storage', 'outbox', 'sources', 'reports'],
  slack: ['domain', 'usecases', 'outbox'],
  jobs: ['domain', 'usecases', 'outbox'],
  http: ['domain', 'usecases'],
  demo: ['domain', 'usecases', 'playground'],
  playground: [],
  'config.ts': ['domain'],
  'cli.ts': ['config.ts', 'bot.ts', 'cli'],
  cli: ['domain', 'usecases'],
  'bot.ts': [
    'domain',
    'usecases',
    'storage',
    'outbox',
    'slack',
    'jobs',
    'http',
    'demo',
    'config.ts',
  ],
  'demo-bot.ts': ['config.ts', 'bot.ts', 'playground', 'demo'],
  'main.ts': ['config.ts', 'bot.ts', 'demo-bot.ts', 'domain'],
};

const DOMAIN_PACKAGES = ['zod', 'temporal-polyfill'];
const MAX_LINES = 250;

type Rule = { readonly name: string; readonly where: RegExp; readonly forbidden: RegExp };

const FORBIDDEN: readonly Rule[] = [
  {
    name: 'the environment is read in config.ts only',
    where: /^(?!config\.ts)/,
    forbidden: /process\.env/,
  },
  {
    name: 'time is a parameter',
    where: /^(domain|usecases)\//,
    forbidden: /new Date\(\)|Date\.now\(\)|performance\.now/,
  },
  { name: 'chance is a parameter', where: /^(domain|usecases|demo)\//, forbidden: /Math\.random/ },
  {
    name: 'the domain knows no Slack and no Prisma',
    where: /^domain\//,
    forbidden: /slack|prisma|block kit/i,
  },
  {
    name: 'only storage touches the generated client',
    where: /^(?!storage\/)/,
    forbidden: /storage\/generated/,
  },
  { name: 'nothing is left for later', where: /./, forbidden: /\b(TODO|FIXME|XXX)\b/ },
  { name: 'no default exports', where: /./, forbidden: /^export default/m },
];

/** Where a kind of target is named outside its own file, and why it is not asked for what it says of itself. */
const KINDS_NAMED: Readonly<Record<string, string>> = {
  'domain/clock/clock-terms.ts': 'what starts and stops a clock',
  'domain/clock/cycles.ts': 'what starts and stops a clock',
  'domain/target/count-apart.ts': 'only what was resolved can be reopened',
  'domain/agreement/support-chain/promises-below.ts': 'availability in series and parallel',
  'domain/agreement/lint/rules/clocks.ts': 'rules about one kind',
  'domain/outage/update-due.ts': 'until when customers are to hear of an outage',
  'usecases/explain/explain-time.ts': 'the ledger of outages',
  'usecases/chart/post-charts.ts': 'the first choice of a chart',
  'cli/conformance-clock.ts': 'a format of others',
  'sources/openslo/read-slo.ts': 'a format of others',
  'sources/openslo/write-objective.ts': 'a format of others',
};

const files = listFiles('src').filter((file) => !file.startsWith('storage/generated/'));

describe('the architecture', () => {
  it('finds the source', () => {
    expect(files.length).toBeGreaterThan(5);
  });

  it('imports point one way', () => {
    expect(files.flatMap(importsOutOfLine)).toEqual([]);
  });

  it('the domain imports zod and a time library, nothing else', () => {
    const packages = files
      .filter((file) => file.startsWith('domain/'))
      .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
      .filter(({ target }) => !target.startsWith('.') && !DOMAIN_PACKAGES.includes(target));
    expect(packages).toEqual([]);
  });

  it.each(FORBIDDEN)('$name', ({ where, forbidden }) => {
    const found = files
      .filter((file) => where.test(file))
      .flatMap((file) => linesMatching(file, forbidden));
    expect(found).toEqual([]);
  });

  it('a kind of target is named in its own file, and elsewhere only for a reason', () => {
    const kinds = listFiles('src/domain/target/kinds').map((file) => file.replace('.ts', ''));
    const named = new RegExp(`\\bkind\\b[^']*'(${kinds.join('|')})'|case '(${kinds.join('|')})'`);
    const elsewhere = files
      .filter((file) => !/^(domain\/target\/kinds|playground)\//.test(file))
      .filter((file) => linesMatching(file, named).length > 0);
    expect(elsewhere).toEqual(Object.keys(KINDS_NAMED).sort());
  });

  it(`no file is longer than ${MAX_LINES} lines`, () => {
    const long = files
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > MAX_LINES);
    expect(long).toEqual([]);
  });
});

function listFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort();
}

function read(file: string): string {
  return readFileSync(join('src', file), 'utf8');
}

function importsOf(file: string): string[] {
  return [...read(file).matchAll(/(?:\sfrom\s+|import\(\s*)'([^']+)'/g)].map((match) =>
    String(match[1]),
  );
}

function importsOutOfLine(file: string): string[] {
  const home = part(file);
  const allowed = IMPORTS[home];
  if (!allowed) return [`${file}: ${home} is not in the table`];
  return importsOf(file)
    .filter((target) => target.startsWith('.'))
    .map((target) => relative('.', normalize(join(dirname(file), target))))
    .filter((target) => target.startsWith('..') === false)
    .filter((target) => part(target) !== home && !allowed.includes(part(target)))
    .map((target) => `${file} imports ${target}`);
}

function part(file: string): string {
  return String(file.split('/')[0]);
}

function linesMatching(file: string, forbidden: RegExp): string[] {
  return read(file)
    .split('\n')
    .flatMap((line, index) =>
      forbidden.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
    );
}
