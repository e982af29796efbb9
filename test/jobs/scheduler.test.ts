import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { type Scheduler, startScheduler } from '../../src/jobs/scheduler.ts';
import { openQueue, type Queue } from '../../src/outbox/queue.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { createWorkspace } from '../../src/storage/workspaces.ts';
import type { Context } from '../../src/usecases/context.ts';
import { everyWorkspace } from '../../src/usecases/job/workspaces-served.ts';

let database: Database;
const started: { stop(): Promise<unknown> }[] = [];

beforeAll(async () => {
  database = await openDatabase({ dataDir: 'memory://' });
  for (const name of ['First', 'Second']) {
    await createWorkspace(database, { teamId: name, name, now: 0 });
  }
});
afterEach(async () => {
  for (const part of started.splice(0)) await part.stop();
});
afterAll(() => database.close());

const NEVER = '0 0 29 2 *';

async function start(jobs: readonly Job[]): Promise<{ scheduler: Scheduler; failures: string[] }> {
  const queue = await openQueue({
    executor: database,
    pollEvery: 20,
    retry: { retryLimit: 3, retryDelay: 0 },
  });
  const failures: string[] = [];
  const log = {
    info: () => {},
    warn: () => {},
    error: (_details: unknown, message?: string) => void failures.push(message ?? ''),
  };
  const contextOf = async (actor: Context['actor']) => contextIn(actor, queue);
  const scheduler = await startScheduler({ queue, jobs, contextOf, log });
  started.push(scheduler, queue);
  return { scheduler, failures };
}

function contextIn(actor: Context['actor'], queue: Queue): Context {
  return { actor, queue, now: 0, workspace: { id: 1, teamId: null }, database };
}

const scope = everyWorkspace;

async function agreeIn(workspaceId: number, timeZone: string): Promise<void> {
  await database.sql(
    `INSERT INTO "RegisterRevision" ("workspaceId", kind, key, number, hash, terms, "recordedAt")
     VALUES ($1, 'agreement', 'sla', 1, '', $2::jsonb, '2026-01-01')`,
    [workspaceId, JSON.stringify({ timeZone })],
  );
}

/** Every second of this minute and the next by the clocks of a zone; those of Berlin are half an hour away. */
function cronOfNow(timeZone: string): string {
  const minute = new Intl.DateTimeFormat('en', { timeZone, minute: 'numeric' }).format();
  const next = (Number(minute) + 1) % 60;
  return `* ${minute},${next} * * * *`;
}

describe('the scheduler', () => {
  it('runs a job for every workspace, with the job as the actor', async () => {
    const runs: unknown[] = [];
    const run = async ({ workspace, actor }: Context) => void runs.push([workspace.id, actor]);
    const { scheduler } = await start([{ name: 'count', cron: NEVER, scope, run }]);
    await scheduler.tick();
    await vi.waitFor(() => expect(runs).toHaveLength(2), { timeout: 10_000 });
    const actor = { kind: 'job', name: 'count' };
    expect(runs).toEqual([
      [1, actor],
      [2, actor],
    ]);
  });

  it('runs once for all the ticks that come while a run is waiting, of whatever replica', async () => {
    const runs: number[] = [];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const job: Job = {
      name: 'gated',
      cron: NEVER,
      scope,
      run: async ({ workspace }) => {
        runs.push(workspace.id);
        await gate;
      },
    };
    const { scheduler } = await start([job]);
    await scheduler.tick();
    await vi.waitFor(() => expect(runs).toEqual([1]));
    const queue = await openQueue({ executor: database });
    started.push(queue);
    for (let tick = 0; tick < 5; tick += 1) await scheduler.tick();
    for (let tick = 0; tick < 5; tick += 1) {
      expect(await queue.send('job-gated', {}, { singletonKey: 'gated' })).toBe(false);
    }
    release();
    await vi.waitFor(() => expect(runs).toEqual([1, 2, 1, 2]));
  });

  it('serves the other workspaces when one fails, says so and tries again', async () => {
    const runs: number[] = [];
    const run = async ({ workspace }: Context) => {
      runs.push(workspace.id);
      if (workspace.id === 1 && runs.length < 3) throw new Error('the first workspace is ill');
    };
    const { scheduler, failures } = await start([{ name: 'frail', cron: NEVER, scope, run }]);
    await scheduler.tick();
    await vi.waitFor(() => expect(runs).toEqual([1, 2, 1, 2]), { timeout: 10_000 });
    expect(failures).toEqual(['a job failed']);
  });

  it('runs once for all workspaces what is done for all of them together', async () => {
    const runs: number[] = [];
    const run = async () => void runs.push(1);
    const { scheduler } = await start([{ name: 'joint', cron: NEVER, scope: 'together', run }]);
    await scheduler.tick();
    await vi.waitFor(() => expect(runs).toHaveLength(1));
    await vi.waitFor(async () => {
      expect(await database.sql(`SELECT "workspaceId" FROM "JobRun" WHERE name = 'joint'`)).toEqual(
        [{ workspaceId: 0 }],
      );
    });
  });

  it('runs only where one question over all workspaces finds something due', async () => {
    const runs: number[] = [];
    const run = async ({ workspace }: Context) => void runs.push(workspace.id);
    const second = async () => [{ id: 2, teamId: 'Second' }];
    const { scheduler } = await start([{ name: 'choosy', cron: NEVER, scope: second, run }]);
    await scheduler.tick();
    await vi.waitFor(() => expect(runs).toEqual([2]));
  });

  it('ticks by the clock of each zone in which something was agreed, and runs there alone', async () => {
    const runs: number[] = [];
    const run = async ({ workspace }: Context) => void runs.push(workspace.id);
    await agreeIn(1, 'Europe/Berlin');
    await agreeIn(2, 'Asia/Kolkata');
    await start([{ name: 'local', cron: cronOfNow('Asia/Kolkata'), scope: 'zones', run }]);
    await vi.waitFor(() => expect(runs).toContain(2), { timeout: 10_000 });
    expect(runs).not.toContain(1);
  });

  it('ticks by itself as cron says', async () => {
    const runs: number[] = [];
    const run = async ({ workspace }: Context) => void runs.push(workspace.id);
    await start([{ name: 'often', cron: '* * * * * *', scope, run }]);
    await vi.waitFor(() => expect(runs.length).toBeGreaterThanOrEqual(2), { timeout: 10_000 });
  });
});
