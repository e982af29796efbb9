import { Command } from 'commander';
import { beforeAll, describe, expect, it } from 'vitest';
import { backtest } from '../../src/cli/backtest.ts';
import { backtestJson } from '../../src/cli/backtest-json.ts';
import { backtestText } from '../../src/cli/backtest-text.ts';
import { DEMO_START } from '../../src/demo/demo-start.ts';
import {
  type BacktestReport,
  backtestTarget,
} from '../../src/usecases/backtest/backtest-target.ts';
import { useDatabase } from '../database.ts';
import { demoDatabase } from '../demo/seeded.ts';

const opened = useDatabase(demoDatabase);
let stricter: BacktestReport;

beforeAll(async () => {
  stricter = await backtestTarget(context(), {
    ...{ agreement: 'acme-email', target: 'availability' },
    change: { objective: '99.95' },
  });
});

function context() {
  const { database, workspace } = opened();
  return { database, workspace, actor: { kind: 'cli' }, now: DEMO_START } as const;
}

/** What `accord backtest …` refuses to do. */
async function refusal(...words: readonly string[]): Promise<string> {
  const program = new Command().exitOverride();
  backtest(program, (work) => work(context()));
  return program.parseAsync(['backtest', ...words], { from: 'user' }).then(
    () => 'nothing',
    (error: Error) => error.message,
  );
}

describe('a back-test at the terminal', () => {
  it('names both promises, has a line for each month, and adds up', () => {
    const lines = backtestText(stricter).split('\n');
    expect(lines[0]).toBe('E-mail for Acme (acme-email), availability');
    expect(lines[1]).toMatch(/agreed: available 99.9 %/);
    expect(lines[2]).toMatch(/tried: available 99.95 %/);
    expect(lines.find((line) => line.includes('October 2026'))).toMatch(
      /99\.93 % .* 0:09 h down .* met .* 99\.93 % .* 0:09 h down .* missed/,
    );
    expect(lines.find((line) => line.includes('June 2026'))).toMatch(/missed credit 1260\.00 /);
    expect(lines.find((line) => line.includes('in all'))).toMatch(
      /kept in 11 of 12, credits 1260\.00 EUR .*kept in 10 of 12/,
    );
  });

  it('shows the agreed side alone when nothing is tried, and says so', async () => {
    const unchanged = await backtestTarget(context(), {
      ...{ agreement: 'acme-email', target: 'p3-resolution' },
    });
    const text = backtestText(unchanged);
    expect(text).toContain('Nothing is changed');
    expect(text).not.toContain('tried');
    expect(text).toMatch(/Time taken, agreed: half within \d+:\d\d h.*of \d+/);
  });

  it('says that a short history is a hint', async () => {
    const short = await backtestTarget(context(), {
      ...{ agreement: 'acme-email', target: 'p2-resolution', months: 2 },
    });
    expect(backtestText(short)).toContain('The history is short');
  });

  it('is JSON with seconds and instants', () => {
    const { periods, today, other } = backtestJson(stricter);
    expect(periods).toHaveLength(12);
    expect(periods.at(-1)).toMatchObject({
      ...{ from: '2026-09-30T22:00:00Z', to: '2026-10-31T23:00:00Z' },
      today: { verdict: 'met', downtimeSeconds: expect.any(Number), credit: { amount: '0.00' } },
      other: { verdict: 'breached' },
    });
    expect(today.credits).toEqual({ total: '1260.00', currency: 'EUR' });
    expect(other.terms).toMatchObject({ objective: '99.95' });
  });
});

describe('a back-test that cannot be', () => {
  it.each([
    [['acme-email', 'p2-resolution', '--months', 'x'], 'Write a whole number such as 6.'],
    [['acme-email', 'p2-resolution', '--months', '500'], 'A back-test looks back over 1 to 120'],
    [['acme-email', 'p2-resolution', '--within', 'soon'], '“p2-resolution” cannot be back-tested'],
    [['acme-email', 'p2-resolution', '--objective', '99'], '“objective” is not a key'],
    [['acme-email', 'p2-resolution', '--calendar', 'mars'], 'There is no calendar “mars”'],
    [['acme-email', 'p7'], 'acme-email promises nothing called “p7”'],
    [['acme-emial', 'p2-resolution'], 'Did you mean “acme-email”'],
  ])('%j is refused with a reason', async (words, reason) => {
    expect(await refusal(...words)).toContain(reason);
  });
});
