import { setTimeout as sleep } from 'node:timers/promises';
import { HOUR, type Instant, MINUTE } from '../../src/domain/calendar/instant.ts';
import { openQueue, type Queue } from '../../src/outbox/queue.ts';
import type { Playground } from '../../src/playground/playground.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { claimWorkspace, type Workspace } from '../../src/storage/workspaces.ts';
import type { Context } from '../../src/usecases/context.ts';
import { agree } from '../usecases/watch/agreed.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { Chat } from './chat.ts';
import { Crew } from './crew.ts';
import { type Figures, startFigures } from './figures.ts';
import { type Calls, listenTo } from './listening.ts';
import { People } from './people.ts';
import { FAULTS, FROZEN_FOR, type Plan, TIMING, WORKERS } from './plan.ts';
import type { Server, Version } from './processes.ts';
import type { Outcome } from './run.ts';
import { Sources } from './sources.ts';
import { persistently, stuckIn, waitingIn } from './waiting.ts';

type Stage = {
  readonly plan: Plan;
  readonly server: Server;
  readonly slack: Playground;
  readonly story: { offset: number };
  readonly older: Version | undefined;
};

type Opened = {
  readonly database: Database;
  readonly queue: Queue;
  readonly workspace: Workspace;
  readonly crew: Crew;
  readonly chance: Chance;
  readonly figures: Figures;
};

export class Turmoil {
  readonly #stage: Stage;
  readonly #opened: Opened;
  readonly #calls: Calls;
  readonly #sources: Sources;
  readonly #chat: Chat;
  readonly #people: People;
  #steps = 0;

  private constructor(stage: Stage, opened: Opened) {
    const { chance, crew, database, figures } = opened;
    this.#stage = stage;
    this.#opened = opened;
    this.#calls = listenTo(stage.slack);
    this.#sources = new Sources({ chance, contextOf: () => this.#context() });
    const ports = () => crew.ports();
    this.#chat = new Chat({ chance, figures, ports, now: () => this.#now() });
    this.#people = new People({ database, chance, chat: this.#chat });
  }

  /** An older version is at work already when the database is brought to what this one needs. */
  static async begin(stage: Stage): Promise<Turmoil> {
    const [chance, figures] = [chanceFrom(stage.plan.seed), startFigures()];
    const offset = () => stage.story.offset;
    const { server, slack } = stage;
    const crew = new Crew({ databaseUrl: server.url, slack, offset, chance, figures });
    if (stage.older) await crew.begin({ version: stage.older });
    const database = await openDatabase({ databaseUrl: server.url, dataDir: '' });
    const queue = await openQueue({ executor: database });
    const named = { teamId: 'T01HOME', name: 'Home', now: Date.now() + offset() };
    const workspace = await claimWorkspace(database, named);
    const turmoil = new Turmoil(stage, { database, queue, workspace, crew, chance, figures });
    await agree(turmoil.#context());
    if (!stage.older) await crew.begin();
    return turmoil;
  }

  async rage(): Promise<void> {
    const { plan, older } = this.#stage;
    const frozen = plan.freezes ? await this.#freeze() : null;
    for (let kills = 0; kills < plan.kills; kills = this.#opened.figures.count('kill -9', 0)) {
      await this.#step(kills);
      if (older && this.#steps % 4 === 0) await this.#upgrade(older);
      if (frozen && performance.now() < frozen.until) await sleep(FROZEN_FOR / plan.kills / 2);
    }
    if (frozen) await this.#resume(frozen);
    if (older) await this.#upgradeAll();
    if (!plan.isShort) await this.#stopWhileSlackHangs();
    await this.#missADay();
  }

  async #step(kills: number): Promise<void> {
    const { crew, chance } = this.#opened;
    this.#steps += 1;
    await this.#pass(chance.below(5) * MINUTE);
    if (this.#steps % 3 === 0) this.#troubleSlack();
    if (this.#steps % 2 === 0) await crew.kill();
    if (this.#steps % 5 === 0) await persistently(() => this.#people.act());
    if (this.#steps % 13 === 0) await crew.replace();
    if (this.#steps % 17 === 0) crew.setAClock(chance.of([-24, -1, 1, 24]) * HOUR);
    if (this.#steps % 29 === 0) await this.#stopOne();
    await this.#restart(kills);
  }

  async #restart(kills: number): Promise<void> {
    const { plan, server } = this.#stage;
    const { figures } = this.#opened;
    const restarted = figures.count('PostgreSQL restarted', 0);
    const every = Math.floor(plan.kills / (plan.restarts + 1)) + 1;
    if (restarted === plan.restarts || kills < every * (restarted + 1)) return;
    figures.count('PostgreSQL restarted');
    await server.restart();
  }

  /** Nothing new happens and nothing goes wrong any more, until everything that is due was done. */
  async calm(): Promise<Outcome> {
    const { crew } = this.#opened;
    const since = Date.now();
    this.#stage.slack.heal();
    crew.tell({ clock: 0 });
    await this.#chat.silence();
    await this.#lastOutage();
    for (let hours = 0; hours < 8; hours += 1) await this.#pass(HOUR, { isCalm: true });
    await this.#settle(since);
    const context = this.#context();
    await crew.dismissAll();
    const { slack } = this.#stage;
    return {
      ...{ context, courses: this.#sources.courses, asked: this.#people.asked },
      recordedBy: (knownAt) => this.#sources.recordedBy(knownAt),
      ...{ slack, calls: this.#calls, done: this.#opened.figures.all() },
    };
  }

  /** Until nothing waits that is due, and nothing is being done. */
  async #settle(since: number): Promise<void> {
    const { database } = this.#opened;
    const deadline = Date.now() + 240_000;
    for (let looks = 0; ; looks += 1) {
      if ((await persistently(() => waitingIn(database, { now: this.#now(), since }))) === 0)
        return;
      if (Date.now() > deadline) throw new Error(`Still waiting:\n${await stuckIn(database)}`);
      if (looks % 30 === 29) await this.#pass(0, { isCalm: true });
      await sleep(300);
    }
  }

  /** There is one more outage, and people go on asking until it is done. */
  async #lastOutage(): Promise<void> {
    const people = this.#people;
    await this.#insist(async () => {
      const [open] = await people.openOutages();
      return open === undefined ? () => people.begin() : null;
    });
    await this.#insist(async () => {
      const [open] = await people.openOutages();
      return open === undefined ? null : () => people.end(open);
    });
  }

  /** Null when there is nothing left to ask for. */
  async #insist(next: () => Promise<(() => void) | null>): Promise<void> {
    for (let tries = 0; tries < 20; tries += 1) {
      const ask = await next();
      if (ask === null) return;
      ask();
      await this.#chat.silence();
      for (let looks = 0; looks < 10 && (await next()) !== null; looks += 1) {
        await this.#pass(MINUTE / 2, { isCalm: true });
      }
    }
    throw new Error('What people asked for was not done.');
  }

  async end(): Promise<void> {
    const { crew, queue, database } = this.#opened;
    crew.killAll();
    await queue.stop().catch(() => undefined);
    await database.close().catch(() => undefined);
  }

  #now(): Instant {
    return Date.now() + this.#stage.story.offset;
  }

  #context(): Context {
    const { workspace, database, queue } = this.#opened;
    return { actor: { kind: 'cli' }, now: this.#now(), workspace, database, queue };
  }

  /** Time goes on: what happens by then is told five times in any order, and some processes tick. */
  async #pass(ms: number, { isCalm = false } = {}): Promise<void> {
    const { crew, chance, figures } = this.#opened;
    this.#stage.story.offset += ms;
    crew.tell({ offset: this.#stage.story.offset });
    await this.#sources.tell({ fresh: isCalm ? 0 : chance.below(3) });
    for (const worker of crew.workers) {
      const ticks = isCalm || chance.oneIn(2);
      if (ticks) worker.tell({ tick: true });
      figures.count(ticks ? 'ticks' : 'ticks missed');
    }
    await sleep(150);
  }

  #troubleSlack(): void {
    const { chance, figures } = this.#opened;
    const fault = chance.of(FAULTS);
    const method = chance.of(['chat.postMessage', 'chat.postMessage', 'chat.update']);
    // One at a time, so that it is the next calls that meet it.
    this.#stage.slack.heal();
    this.#stage.slack.fail(method, fault);
    figures.count(`Slack: ${fault.kind}${fault.kind === 'cut' ? ` ${fault.when}` : ''}`);
  }

  /** For longer than anything belongs to it. */
  async #stopOne(): Promise<void> {
    await this.#opened.crew.stopDuring(async () => {
      await sleep(TIMING.lease.lasts + 500);
      await this.#pass(5 * MINUTE);
      await this.#pass(5 * MINUTE);
    });
  }

  async #freeze(): Promise<Frozen> {
    const resume = await this.#opened.crew.freeze();
    const since = performance.now();
    return { resume, since, until: since + FROZEN_FOR };
  }

  async #resume({ resume, since, until }: Frozen): Promise<void> {
    while (performance.now() < until) {
      await this.#pass(0);
      await sleep(1_000);
    }
    resume();
    this.#opened.figures.count(
      'minutes that one was stopped',
      Math.floor((performance.now() - since) / MINUTE),
    );
    for (let passes = 0; passes < 10; passes += 1) await this.#pass(MINUTE);
  }

  /** One after the other gives its place to the newer version, and now and then one goes back. */
  async #upgrade(older: Version): Promise<void> {
    const { crew, figures, chance } = this.#opened;
    const goesBack = chance.oneIn(4);
    const done = await crew.replace(goesBack ? older : undefined, ({ version }) =>
      goesBack ? !version.isOlder : version.isOlder,
    );
    if (done) figures.count(goesBack ? 'went back to the older version' : 'upgraded');
  }

  async #upgradeAll(): Promise<void> {
    const { crew, figures } = this.#opened;
    while (crew.workers.some(({ version }) => version.isOlder)) {
      if (await crew.replace(undefined, ({ version }) => version.isOlder))
        figures.count('upgraded');
      await this.#pass(MINUTE);
    }
  }

  async #stopWhileSlackHangs(): Promise<void> {
    const { crew, database } = this.#opened;
    const { slack } = this.#stage;
    for (const method of ['chat.postMessage', 'chat.update']) {
      slack.fail(method, { kind: 'hang' }, 1_000);
    }
    const sending = `SELECT 1 FROM "Notice" WHERE state = 'sending' AND "takenAt" > clock_timestamp() - interval '1 second'`;
    await this.#sources.tell({ fresh: 3 });
    await this.#pass(80 * MINUTE);
    await crew.stopWhileSlackHangs(async () => (await database.sql(sending)).length > 0);
    slack.heal();
  }

  async #missADay(): Promise<void> {
    const { crew, figures } = this.#opened;
    crew.killAll();
    await this.#pass(24 * HOUR, { isCalm: true });
    await crew.begin({ count: this.#stage.plan.isShort ? 2 : WORKERS });
    figures.count('days missed');
  }
}

type Frozen = { readonly resume: () => void; readonly since: number; readonly until: number };
