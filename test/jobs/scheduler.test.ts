import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { type Scheduler, startScheduler } from '../../src/jobs/scheduler.ts';
import { openQueue, type Queue } from '../../src/outbox/queue.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import type { Context } from '../../src/usecases/context.ts';

let database: Database;
const started: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  database = await openDatabase({ dataDir: 'memory://' });
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
  const contextsFor = async (actor: Context['actor']) =>
    [1, 2].map((id) => contextOf(id, { actor, queue }));
  const scheduler = await startScheduler({ queue, jobs, contextsFor, log });
  started.push(scheduler, queue);
  return { scheduler, failures };
}

function contextOf(id: number, parts: { actor: Context['actor']; queue: Queue }): Context {
  return { ...parts, now: 0, workspace: { id, teamId: null }, database };
}

describe('the scheduler', () => {
  it('runs a job for every workspace, with the job as the actor', async () => {
    const runs: unknown[] = [];
    const run = async ({ workspace, actor }: Context) => void runs.push([workspace.id, actor]);
    const { scheduler } = await start([{ name: 'count', cron: NEVER, run }]);
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
    const { scheduler, failures } = await start([{ name: 'frail', cron: NEVER, run }]);
    await scheduler.tick();
    await vi.waitFor(() => expect(runs).toEqual([1, 2, 1, 2]), { timeout: 10_000 });
    expect(failures).toEqual(['a job failed']);
  });

  it('ticks by itself as cron says', async () => {
    const runs: number[] = [];
    const run = async ({ workspace }: Context) => void runs.push(workspace.id);
    await start([{ name: 'often', cron: '* * * * * *', run }]);
    await vi.waitFor(() => expect(runs.length).toBeGreaterThanOrEqual(2), { timeout: 10_000 });
  });
});
