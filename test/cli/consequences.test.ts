import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { consequences } from '../../src/cli/consequences.ts';
import { DEMO_START } from '../../src/demo/demo-start.ts';
import { formatInstant } from '../../src/domain/calendar/instant.ts';
import { useDatabase } from '../database.ts';
import { demoDatabase } from '../demo/seeded.ts';
import { temporaryFolder } from '../temporary.ts';

const opened = useDatabase(demoDatabase);
const REGISTER = readFileSync('src/demo/register/acme.yaml', 'utf8');

/** What `accord consequences` prints about a file with the demo’s agreements, of which one term is changed. */
async function told(change: readonly [string, string], ...words: readonly string[]) {
  const file = join(temporaryFolder(), 'proposed.yaml');
  writeFileSync(file, REGISTER.replace(...change));
  const { database, workspace } = opened();
  const setting = { database, workspace, actor: { kind: 'cli' }, now: DEMO_START } as const;
  const program = new Command().exitOverride();
  consequences(program, (work) => work(setting));
  const { write } = process.stdout;
  let printed = '';
  process.stdout.write = (text: string | Uint8Array) => {
    printed += text;
    return true;
  };
  try {
    await program.parseAsync(['consequences', words[0] ?? 'acme-email', file, ...words.slice(1)], {
      from: 'user',
    });
  } finally {
    process.stdout.write = write;
  }
  return printed;
}

const STRICTER = ["availability, objective: '99.9'", "availability, objective: '99.95'"] as const;

describe('accord consequences', () => {
  it('tells each consequence under a title, the quick ones first', async () => {
    const text = await told(STRICTER, 'acme-email', '--from', '2026-12-01');
    expect(text).toMatch(/^E-mail for Acme \(acme-email\), instead of revision 1\n/);
    expect(text).toContain('With 99.95 % it would have been met in 10 of the last 12 months;');
    const titles = ['Credits and cost', 'What it rests on', 'What is open', 'The last 12 months'];
    const places = titles.map((title) => text.indexOf(title));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it('gives programs the same with its sentences', async () => {
    const json = JSON.parse(await told(STRICTER, 'acme-email', '--from', '2026-12-01', '--json'));
    expect(json).toMatchObject({
      ...{ agreement: 'acme-email', base: 1, asOf: formatInstant(DEMO_START) },
      effectiveAt: '2026-11-30T23:00:00Z',
    });
    const backtest = json.pieces.find(({ kind }: { kind: string }) => kind === 'back-test');
    expect(backtest).toMatchObject({
      ...{ target: 'availability', enough: true, proposed: { met: 10, judged: 12 } },
      sentences: [expect.stringContaining('99.95 %'), expect.stringContaining('June 2026')],
    });
    expect(backtest.proposed.periods[0]).toMatchObject({ from: '2025-10-31T23:00:00Z' });
  });

  it('draws every back-test', async () => {
    const charts = temporaryFolder();
    await told(STRICTER, 'acme-email', '--charts', charts);
    expect(readdirSync(charts)).toEqual(['acme-email-availability-back-test.png']);
  });

  it('lists what is still open in the terms', async () => {
    const text = await told(['calendar: office-de', 'calendar: office-mars']);
    expect(text).toContain('Still open: calendar: there is no calendar “office-mars”');
  });

  it.each([
    [STRICTER, 'acme-mail', /no agreement “acme-mail”.*it has: acme-email/],
    [['timeZone: Europe/Berlin', 'timeZone: ['] as const, 'acme-email', /proposed\.yaml:\d+:\d+/],
  ])(
    'refuses a file without the agreement, or that cannot be read',
    async (change, key, reason) => {
      await expect(told(change, key)).rejects.toThrow(reason);
    },
  );
});
