import { setTimeout as sleep } from 'node:timers/promises';
import { HOUR, type Instant, MINUTE, parseInstant } from '../../src/domain/calendar/instant.ts';
import { openQueue, type Queue } from '../../src/outbox/queue.ts';
import type { Fault, Playground } from '../../src/playground/playground.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { createWorkspace, type Workspace } from '../../src/storage/workspaces.ts';
import type { Context } from '../../src/usecases/context.ts';
import { recordWorkItemEvents } from '../../src/usecases/work-item/record-work-item-events.ts';
import { startSmallSlack } from '../slack/notices/small-slack.ts';
import { agree } from '../usecases/watch/agreed.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { type Calls, listenTo } from './listening.ts';
import { type Server, startServer, startWorkerProcess, type WorkerProcess } from './processes.ts';
import { type Course, courseFrom, knownBy } from './story.ts';

export type Plan = {
  readonly seed: number;
  readonly kills: number;
  readonly restarts: number;
  /** Whether Slack lets the bot look for what it may have posted. */
  readonly readsHistory: boolean;
};

export type Outcome = {
  readonly context: Context;
  readonly courses: readonly Course[];
  readonly slack: Playground;
  readonly calls: Calls;
  readonly done: Readonly<Record<string, number>>;
};

const START = parseInstant('2026-11-10T06:00:00Z');
const WORKERS = 4;
const TIMING = {
  lease: { lasts: 4_000, beginsWithin: 1_500 },
  ...{ apart: 5, pollEvery: 100, callTimeout: 1_000 },
};
const FAULTS: readonly Fault[] = [
  { kind: 'rate-limited', retryAfterSeconds: 1 },
  { kind: 'status', status: 500 },
  { kind: 'hang' },
  { kind: 'cut', when: 'before' },
  { kind: 'cut', when: 'after' },
  { kind: 'error', error: 'internal_error' },
];

/** Lets everything go wrong that can, while work items are opened and missed, and waits until all is quiet. */
export async function run(plan: Plan, judge: (outcome: Outcome) => Promise<void>): Promise<void> {
  const server = await startServer();
  const story = { offset: START - Date.now() };
  const slack = await startSmallSlack({
    readsHistory: plan.readsHistory,
    now: () => Date.now() + story.offset,
  });
  const turmoil = await Turmoil.begin({ plan, server, slack, story });
  try {
    await turmoil.rage();
    await judge(await turmoil.calm());
  } finally {
    await turmoil.end();
    await slack.stop();
    await server.stop();
  }
}

type Stage = {
  readonly plan: Plan;
  readonly server: Server;
  readonly slack: Playground;
  readonly story: { offset: number };
};

class Turmoil {
  readonly #stage: Stage;
  readonly #chance: Chance;
  readonly #database: Database;
  readonly #queue: Queue;
  readonly #workspace: Workspace;
  readonly #calls: Calls;
  readonly #courses: Course[] = [];
  /** How many events of a work item have been told. */
  readonly #told = new Map<string, number>();
  readonly #done: Record<string, number> = {};
  #workers: WorkerProcess[] = [];

  private constructor(
    stage: Stage,
    opened: { database: Database; queue: Queue; workspace: Workspace },
  ) {
    this.#stage = stage;
    this.#chance = chanceFrom(stage.plan.seed);
    this.#database = opened.database;
    this.#queue = opened.queue;
    this.#workspace = opened.workspace;
    this.#calls = listenTo(stage.slack);
  }

  static async begin(stage: Stage): Promise<Turmoil> {
    const database = await openDatabase({ databaseUrl: stage.server.url, dataDir: '' });
    const queue = await openQueue({ executor: database });
    const named = { teamId: 'T01HOME', name: 'Home', now: START };
    const workspace = await createWorkspace(database, named);
    const turmoil = new Turmoil(stage, { database, queue, workspace });
    await agree(turmoil.#context());
    for (let count = 0; count < WORKERS; count += 1) turmoil.#hire();
    return turmoil;
  }

  async rage(): Promise<void> {
    const { plan } = this.#stage;
    const restartEvery = Math.floor(plan.kills / (plan.restarts + 1)) + 1;
    let restarted = 0;
    for (let step = 1; this.#count('kill -9', 0) < plan.kills; step += 1) {
      await this.#pass(this.#chance.below(5) * MINUTE);
      if (step % 3 === 0) this.#troubleSlack();
      if (step % 2 === 0) await this.#kill();
      if (step % 17 === 0) this.#setAClock();
      if (step % 29 === 0) await this.#stopOneFor10Minutes();
      const kills = this.#count('kill -9', 0);
      if (restarted < plan.restarts && kills >= restartEvery * (restarted + 1)) {
        restarted += 1;
        this.#count('PostgreSQL restarted');
        await this.#stage.server.restart();
      }
    }
    await this.#missADay();
  }

  /** Nothing new happens and nothing goes wrong any more, until everything that is due was done. */
  async calm(): Promise<Outcome> {
    this.#stage.slack.heal();
    for (const worker of this.#workers) worker.tell({ clock: 0 });
    for (let hours = 0; hours < 8; hours += 1) await this.#pass(HOUR, { isCalm: true });
    const deadline = Date.now() + 240_000;
    while ((await this.#waiting()) > 0) {
      if (Date.now() > deadline) throw new Error(`Still waiting:\n${await this.#stuck()}`);
      await this.#pass(0, { isCalm: true });
      await sleep(300);
    }
    await this.#dismissAll();
    const { slack } = this.#stage;
    const done = this.#done;
    return { context: this.#context(), courses: this.#courses, slack, calls: this.#calls, done };
  }

  /** Everybody is asked to stop, and has ten seconds for it. */
  async #dismissAll(): Promise<void> {
    const workers = this.#workers.splice(0);
    for (const worker of workers) worker.signal('SIGTERM');
    const late = sleep(10_000, 'late', { ref: false });
    for (const worker of workers) {
      if ((await Promise.race([worker.ended, late])) === 'late') {
        worker.signal('SIGKILL');
        throw new Error('A worker did not stop within ten seconds.');
      }
      this.#count('stopped when asked');
    }
  }

  async end(): Promise<void> {
    for (const worker of this.#workers.splice(0)) worker.signal('SIGKILL');
    await this.#queue.stop().catch(() => undefined);
    await this.#database.close().catch(() => undefined);
  }

  #now(): Instant {
    return Date.now() + this.#stage.story.offset;
  }

  #context(): Context {
    return {
      ...{ actor: { kind: 'cli' }, now: this.#now(), workspace: this.#workspace },
      ...{ database: this.#database, queue: this.#queue },
    };
  }

  #count(what: string, by = 1): number {
    this.#done[what] = (this.#done[what] ?? 0) + by;
    return this.#done[what];
  }

  #hire(): void {
    const { server, slack, story } = this.#stage;
    const { botToken, appToken, apiUrl } = slack;
    const settings = { databaseUrl: server.url, slack: { botToken, appToken, apiUrl } };
    const worker = startWorkerProcess({ ...settings, timing: TIMING }, story.offset);
    this.#workers.push(worker);
    void worker.ended.then(() => {
      if (!this.#workers.includes(worker)) return;
      // It could not start, or ended by itself.
      this.#workers = this.#workers.filter((other) => other !== worker);
      this.#count('ended by itself');
      this.#hire();
    });
  }

  /** Time goes on: what happens by then is told five times in any order, and some processes tick. */
  async #pass(ms: number, { isCalm = false } = {}): Promise<void> {
    this.#stage.story.offset += ms;
    const { offset } = this.#stage.story;
    for (const worker of this.#workers) worker.tell({ offset });
    await this.#tellWhatHappened(isCalm);
    for (const worker of this.#workers) {
      const ticks = isCalm || this.#chance.oneIn(2);
      if (ticks) worker.tell({ tick: true });
      this.#count(ticks ? 'ticks' : 'ticks missed');
    }
    await sleep(150);
  }

  async #tellWhatHappened(isCalm: boolean): Promise<void> {
    const fresh = isCalm ? 0 : this.#chance.below(3);
    for (let index = 0; index < fresh; index += 1) {
      const course = { number: this.#courses.length, at: this.#now() };
      this.#courses.push(courseFrom(this.#chance, course));
    }
    const known = knownBy(this.#courses, this.#now());
    const items = known.filter(({ key, events }) => this.#told.get(key) !== events.length);
    if (items.length === 0) return;
    const told = Array.from({ length: 5 }, () => this.#chance.shuffled(items));
    await Promise.all(
      told.map((some) =>
        persistently(() =>
          recordWorkItemEvents(this.#context(), {
            ...{ agreementKey: 'acme-email', source: 'test' },
            items: some.map((item) => ({ ...item, events: this.#chance.shuffled(item.events) })),
          }),
        ),
      ),
    );
    for (const { key, events } of items) this.#told.set(key, events.length);
  }

  #troubleSlack(): void {
    const fault = this.#chance.of(FAULTS);
    const method = this.#chance.of(['chat.postMessage', 'chat.postMessage', 'chat.update']);
    // One at a time, so that it is the next calls that meet it.
    this.#stage.slack.heal();
    this.#stage.slack.fail(method, fault);
    this.#count(`Slack: ${fault.kind}${fault.kind === 'cut' ? ` ${fault.when}` : ''}`);
  }

  async #kill(): Promise<void> {
    const ready = this.#workers.filter((worker) => worker.isReady());
    if (ready.length === 0) return;
    const worker = this.#chance.of(ready);
    await sleep(this.#chance.below(120));
    this.#workers = this.#workers.filter((other) => other !== worker);
    worker.signal('SIGKILL');
    this.#count('kill -9');
    this.#hire();
  }

  #setAClock(): void {
    const hours = this.#chance.of([-24, -1, 1, 24]);
    this.#chance.of(this.#workers).tell({ clock: hours * HOUR });
    this.#count('clocks set');
  }

  /** It is held up in the middle of whatever it does, for longer than anything belongs to it. */
  async #stopOneFor10Minutes(): Promise<void> {
    const worker = this.#chance.of(this.#workers);
    worker.signal('SIGSTOP');
    await sleep(TIMING.lease.lasts + 500);
    await this.#pass(5 * MINUTE);
    await this.#pass(5 * MINUTE);
    worker.signal('SIGCONT');
    this.#count('stopped and resumed');
  }

  async #missADay(): Promise<void> {
    for (const worker of this.#workers.splice(0)) worker.signal('SIGKILL');
    await this.#pass(24 * HOUR, { isCalm: true });
    for (let count = 0; count < WORKERS; count += 1) this.#hire();
    this.#count('days missed');
  }

  async #waiting(): Promise<number> {
    const [row] = await persistently(() =>
      this.#database.sql<{ count: number }>(
        `SELECT ((SELECT count(*) FROM "Notice" WHERE state IN ('pending', 'sending'))
          + (SELECT count(*) FROM "Clock" WHERE "nextThresholdAt" <= $1::timestamptz))::int AS count`,
        [new Date(this.#now())],
      ),
    );
    return row?.count ?? 0;
  }

  async #stuck(): Promise<string> {
    const rows = await this.#database.sql(
      `SELECT id::text, kind, state, attempts, problem, "retryAt"::text, "takenAt"::text, "doubtfulSince"::text
       FROM "Notice" WHERE state IN ('pending', 'sending') ORDER BY place LIMIT 20`,
    );
    const lines = await this.#database.sql('SELECT * FROM "OutboxChannel"');
    return JSON.stringify({ rows, lines }, null, 1);
  }
}

/** A source tries again until it was heard. */
async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(200);
    }
  }
}
