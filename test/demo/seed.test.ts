import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_START } from '../../src/demo/demo-start.ts';
import { localInstant } from '../../src/demo/history/local-instant.ts';
import { readRegisterFiles } from '../../src/demo/register-files.ts';
import { seedDemo } from '../../src/demo/seed.ts';
import { HOUR, MINUTE } from '../../src/domain/calendar/instant.ts';
import type { Figure } from '../../src/domain/target/figure.ts';
import { createWorkspace } from '../../src/storage/workspaces.ts';
import { importDocuments } from '../../src/usecases/register/import-documents.ts';
import { showStatus } from '../../src/usecases/status/show-status.ts';
import type { AgreementStatus } from '../../src/usecases/status/status-report.ts';
import { useDatabase } from '../database.ts';

const opened = useDatabase();
let seeded: boolean;

beforeAll(async () => {
  seeded = await seedDemo(context());
}, 60_000);

function context(now = DEMO_START) {
  const { database, workspace } = opened();
  return { database, workspace, actor: { kind: 'cli' }, now } as const;
}

/** The targets of all agreements, by agreement and key. */
async function targetsAt(at: number, now = DEMO_START) {
  const { agreements } = await showStatus(context(now), { at });
  return new Map(agreements.flatMap(namedTargets));
}

function namedTargets({ key, targets }: AgreementStatus) {
  return targets.map((target) => [`${key} ${target.terms.key}`, target] as const);
}

/** How a month ended, seen on the third day after it. */
async function endOf(month: string): Promise<ReadonlyMap<string, Figure>> {
  const next = new Date(Date.parse(`${month}-01T00:00:00Z`) + 34 * 24 * HOUR);
  const targets = await targetsAt(localInstant(`${next.toISOString().slice(0, 7)}-03T12:00`));
  return new Map(
    [...targets].flatMap(([name, { previous }]) => (previous ? [[name, previous] as const] : [])),
  );
}

describe('seeding the demo', () => {
  it('fills an empty workspace', () => {
    expect(seeded).toBe(true);
  });

  it('changes nothing the second time', async () => {
    const before = await rows();
    expect(await seedDemo(context())).toBe(false);
    expect(await rows()).toEqual(before);
  });

  it('goes on where a seeding was cut short', { timeout: 60_000 }, async () => {
    const { database } = opened();
    const workspace = await createWorkspace(database, {
      ...{ teamId: 'T0CUT', name: 'Cut short', now: DEMO_START },
    });
    const own = { ...context(), workspace };
    await importDocuments(own, { files: readRegisterFiles(), apply: true });
    expect(await seedDemo(own)).toBe(true);
    const { agreements } = await showStatus(own, { agreement: 'acme-webshop' });
    expect(agreements[0]?.targets[0]?.figure.verdict).toBe('at-risk');
    expect(await seedDemo(own)).toBe(false);
  });

  it('leaves alone a workspace with a register of its own', async () => {
    const { database } = opened();
    const workspace = await createWorkspace(database, {
      ...{ teamId: 'T0OWN', name: 'Own', now: DEMO_START },
    });
    const own = { ...context(), workspace };
    const files = readRegisterFiles().filter(({ name }) => !/globex|underpinning/.test(name));
    const text = files
      .map((file) => file.text.replace(/^supportedBy:.*\n(?: {2}.*\n)*/gm, ''))
      .join('\n---\n');
    const { applied } = await importDocuments(own, {
      files: [{ name: 'own.yaml', text }],
      apply: true,
    });
    expect(applied).toBe(true);
    expect(await seedDemo(own)).toBe(false);
  });

  it('leaves nothing for the watch that happened before the start, but for the warning of the P1', async () => {
    const due = await opened().database.sql<{ target: string; at: Date }>(
      `SELECT "targetKey" AS target, "nextThresholdAt" AS at FROM "Clock"
       WHERE "nextThresholdAt" IS NOT NULL AND "workspaceId" = $1`,
      [opened().workspace.id],
    );
    expect(due.length).toBeGreaterThan(5);
    const past = due.filter(({ at }) => at.getTime() <= DEMO_START);
    expect(past).toEqual([
      { target: 'p1-resolution', at: new Date(localInstant('2026-11-16T09:28')) },
    ]);
  });
});

const TOLD = [
  { month: '2025-11', breached: ['acme-webshop availability', 'acme-webshop p2-response'] },
  { month: '2025-12', breached: ['acme-payroll p3-resolution'] },
  {
    month: '2026-02',
    breached: ['globex-vpn availability', 'acme-vpn availability', 'globex-vpn p2-resolution'],
  },
  { month: '2026-04', breached: ['acme-payroll availability'] },
  {
    month: '2026-06',
    breached: [
      'acme-email availability',
      'acme-email p2-resolution',
      'acme-email p3-resolution',
      'globex-email availability',
      'uc-cloudmail availability',
    ],
  },
  { month: '2026-08', breached: ['uc-cloudmail availability', 'globex-email p3-response'] },
  { month: '2026-09', breached: ['globex-print resolution'] },
];

describe('the story that the reports tell', () => {
  it.each(TOLD)('$month was missed: $breached', async ({ month, breached }) => {
    const figures = await endOf(month);
    const verdicts = breached.map((name) => [name, figures.get(name)?.verdict]);
    expect(verdicts).toEqual(breached.map((name) => [name, 'breached']));
  });

  it('what Cloudmail did on a Saturday night in August did not touch Acme’s office hours', async () => {
    expect((await endOf('2026-08')).get('acme-email availability')?.verdict).toBe('met');
  });

  it('an answer on 17 March came two minutes before it was late', async () => {
    const replied = localInstant('2026-03-17T14:38');
    const name = 'acme-email p1-response';
    expect((await targetsAt(replied - MINUTE)).get(name)?.figure.verdict).toBe('at-risk');
    expect((await targetsAt(replied)).get(name)?.figure.verdict).toBe('met');
  });

  it('most of what was promised was kept in the quiet months', async () => {
    const months = ['2025-10', '2026-01', '2026-03', '2026-05', '2026-07', '2026-10'];
    const figures = (await Promise.all(months.map(endOf))).flatMap((month) => [...month]);
    const met = figures.filter(([, { verdict }]) => verdict === 'met');
    const judged = figures.filter(([, { verdict }]) => verdict !== 'no-data');
    expect(judged.length).toBeGreaterThan(200);
    expect(met.length / judged.length).toBeGreaterThan(0.93);
  });
});

describe('the moment at which the demo begins', () => {
  it('has a P1 about e-mail for Acme that is missed within the hour', async () => {
    const now = (await targetsAt(DEMO_START)).get('acme-email p1-resolution')?.figure;
    expect(now?.verdict).toBe('at-risk');
    const [risk] = now?.atRisk ?? [];
    expect(risk?.spentPercent).toBeCloseTo(80, 1);
    expect(risk?.dueAt).toBe(localInstant('2026-11-16T10:28'));
    const later = DEMO_START + HOUR;
    const then = (await targetsAt(later, later)).get('acme-email p1-resolution')?.figure;
    expect(then?.missedItems.map(({ workItemKey }) => workItemKey)).toContain(risk?.workItemKey);
  });

  it('has a web shop that has used four fifths of what may fail this month', async () => {
    const figure = (await targetsAt(DEMO_START)).get('acme-webshop availability')?.figure;
    const { granted = 1, spent = 0 } = figure?.budget ?? {};
    expect(figure?.verdict).toBe('at-risk');
    expect(spent / granted).toBeCloseTo(0.8, 2);
  });

  it('has most promises about e-mail kept, one item waiting for Acme, and one due tomorrow morning', async () => {
    const targets = await targetsAt(DEMO_START);
    const email = [...targets].filter(([name]) => name.startsWith('acme-email '));
    expect(email.filter(([, { figure }]) => figure.verdict === 'met').length).toBeGreaterThan(6);
    const attainment = targets.get('acme-email p3-resolution')?.figure.attainment;
    expect(attainment).toMatchObject({ of: 'cases', paused: 1, open: 1 });
    const due = await opened().database.sql<{ at: Date }>(
      `SELECT "dueAt" AS at FROM "Clock" WHERE "agreementKey" = 'acme-email' AND state = 'running'
       AND "targetKey" = 'p3-resolution' AND "workspaceId" = $1`,
      [opened().workspace.id],
    );
    expect(due.map(({ at }) => at.getTime())).toEqual([localInstant('2026-11-17T08:50')]);
  });
});

async function rows(): Promise<unknown> {
  const tables = ['RegisterRevision', 'WorkItem', 'WorkItemEvent', 'Outage', 'Clock', 'AuditEntry'];
  const counts = tables.map((table) => `(SELECT count(*)::int FROM "${table}") AS "${table}"`);
  return opened().database.sql(`SELECT ${counts.join(', ')}`);
}
