import { describe, expect, it } from 'vitest';
import { DEMO_START } from '../../../src/demo/demo-start.ts';
import { MINUTE } from '../../../src/domain/calendar/instant.ts';
import type { Actor } from '../../../src/domain/party/actor.ts';
import {
  type BacktestQuestion,
  backtestTarget,
} from '../../../src/usecases/backtest/backtest-target.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { measure } from '../../../src/usecases/status/measure-agreement.ts';
import { factsFrom } from '../../../src/usecases/status/period-facts.ts';
import { useDatabase } from '../../database.ts';
import { demoDatabase } from '../../demo/seeded.ts';

const opened = useDatabase(demoDatabase);

function context(actor: Actor = { kind: 'cli' }) {
  const { database, workspace } = opened();
  return { database, workspace, actor, now: DEMO_START };
}

function backtest(question: Partial<BacktestQuestion>, actor?: Actor) {
  return backtestTarget(context(actor), {
    ...{ agreement: 'acme-email', target: 'p2-resolution' },
    ...question,
  });
}

/** What the status says of each of these periods now. */
async function statusOf(agreement: string, target: string) {
  const register = await loadRegister(context());
  const { database: db, workspace } = context();
  const asOf = DEMO_START;
  const factsOf = factsFrom({ db, workspaceId: workspace.id, register, asOf });
  const measuring = { register, asOf, factsOf };
  const revision = register.agreements.get(agreement)?.at(-1);
  const terms = revision?.terms.targets.find(({ key }) => key === target);
  if (!revision || !terms) throw new Error(`${agreement} has no ${target}`);
  const { periods } = await backtest({ agreement, target });
  return Promise.all(
    periods.map((period) => measure(measuring, { agreement: revision, terms, period })),
  );
}

describe('a back-test of the demo company', () => {
  it.each([
    ['acme-email', 'p2-resolution'],
    ['acme-email', 'p3-response'],
    ['acme-payroll', 'p2-resolution'],
    ['acme-email', 'availability'],
    ['acme-webshop', 'availability'],
  ])(
    'of %s %s under unchanged terms says what the status says, month by month',
    async (agreement, target) => {
      const { periods, today, other, changed, enough } = await backtest({ agreement, target });
      const status = await statusOf(agreement, target);
      expect({ changed, enough, months: periods.length }).toMatchObject({
        changed: false,
        enough: true,
        months: 12,
      });
      expect(today.figures).toEqual(status);
      expect(other.figures).toEqual(status);
    },
  );

  it('is stricter with less time, and shows the same history on both sides', async () => {
    const { today, other, changed } = await backtest({
      change: { within: '2h', attainment: '95' },
    });
    expect(changed).toBe(true);
    const missed = [today, other].map(({ figures }) => figures.map(missedIn));
    for (const [month, before] of (missed[0] ?? []).entries()) {
      expect(missed[1]?.[month]).toBeGreaterThanOrEqual(before);
    }
    expect(missed[1]?.reduce((a, b) => a + b)).toBeGreaterThan(
      missed[0]?.reduce((a, b) => a + b) ?? 0,
    );
    expect(other.worstMisses[0]?.lateMs).toBeGreaterThan(today.worstMisses[0]?.lateMs ?? 0);
  });

  it('judges the same clocks by another share, to the same lateness', async () => {
    const { today, other } = await backtest({
      target: 'p3-resolution',
      change: { attainment: '100' },
    });
    expect(other.percentiles).toEqual(today.percentiles);
    expect(other.worstMisses).toEqual(today.worstMisses);
    expect(other.figures.filter(({ verdict }) => verdict === 'met').length).toBeLessThan(
      today.figures.filter(({ verdict }) => verdict === 'met').length,
    );
  });

  it('takes longer when no pause counts', async () => {
    const { today, other } = await backtest({ change: { pauses: [] } });
    expect(other.percentiles?.p95).toBeGreaterThan(today.percentiles?.p95 ?? Number.NaN);
  });

  it('measures on another calendar', async () => {
    const { other } = await backtest({ change: { calendar: 'around-the-clock' } });
    const { today } = await backtest({});
    expect(other.calendarKey).toBe('around-the-clock');
    expect(other.percentiles?.p80).toBeGreaterThan(today.percentiles?.p80 ?? Number.NaN);
  });

  it('adds the credits up that would have been due, and more under a higher objective', async () => {
    const { today, other } = await backtest({
      ...{ agreement: 'acme-email', target: 'availability' },
      change: { objective: '99.99' },
    });
    const due =
      today.credits?.periods.map((credit) => Math.round(Number(credit?.amount ?? 0) * 100)) ?? [];
    expect(due.some((cents) => cents > 0)).toBe(true);
    expect(Math.round(Number(today.credits?.total) * 100)).toBe(due.reduce((a, b) => a + b));
    expect(other.figures.filter(({ verdict }) => verdict === 'breached').length).toBeGreaterThan(
      today.figures.filter(({ verdict }) => verdict === 'breached').length,
    );
  });

  it('looks back only as far as it is asked to', async () => {
    const { periods } = await backtest({ months: 2 });
    expect(periods.map(({ from, to }) => (to - from) / (24 * 60 * MINUTE))).toEqual(
      [30, 31].map((days) => expect.closeTo(days, 0)),
    );
  });
});

describe('who may back-test what', () => {
  const emma: Actor = { kind: 'person', userId: 'U0EMMA', teamId: 'T0NORTH', guest: false };

  it('a customer sees their own agreements, without what they cost', async () => {
    const { today } = await backtest({ target: 'availability' }, emma);
    expect(today.figures).toHaveLength(12);
    expect(today.credits).toBeNull();
  });

  it.each(['globex-vpn', 'ola-messaging', 'uc-cloudmail'])(
    'a customer learns nothing of %s',
    async (agreement) => {
      await expect(backtest({ agreement }, emma)).rejects.toMatchObject({ code: 'not-found' });
    },
  );

  it('a supplier does not replay the contract that they are measured by', async () => {
    const hugo: Actor = { kind: 'person', userId: 'U0HUGO', teamId: 'T0NORTH', guest: true };
    const asked = { agreement: 'uc-cloudmail', target: 'availability' };
    await expect(backtest(asked, hugo)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(backtest(asked)).resolves.toBeDefined();
  });
});

describe('what cannot be back-tested is refused with a reason', () => {
  it.each([
    [{ target: 'p9-resolution' }, /p9-resolution.*It has: availability/],
    [{ change: { calendar: 'office-mars' } }, /no calendar “office-mars”/],
    [{ change: { within: 'soon' } }, /p2-resolution.*within.*“4h”/s],
    [{ change: { objective: '99.9' } }, /objective.*not a key that belongs here/],
    [{ change: { period: 'year' } }, /period.*stays as it is/],
    [{ months: 0 }, /1 to 120 whole months/],
  ])('%j', async (question, reason) => {
    await expect(backtest(question)).rejects.toThrow(reason);
  });
});

function missedIn({ attainment }: { readonly attainment: { readonly of: string } }): number {
  return 'missed' in attainment ? Number(attainment.missed) : Number.NaN;
}
