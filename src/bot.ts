import type pino from 'pino';
import type { Config, SlackConfig } from './config.ts';
import { readDemoTime } from './demo/demo-time.ts';
import { type Instant, SECOND } from './domain/calendar/instant.ts';
import { AccordError } from './domain/error.ts';
import type { Actor } from './domain/party/actor.ts';
import { healthRoutes } from './http/health.ts';
import type { Route } from './http/route.ts';
import { type HttpServer, serveRoutes } from './http/server.ts';
import { type AgreedTime, agreeOnTime } from './jobs/agreed-time.ts';
import { type DeliveryTiming, startDelivery } from './jobs/delivery.ts';
import { JOBS } from './jobs/index.ts';
import { type Scheduler, startScheduler } from './jobs/scheduler.ts';
import { startSecondPath } from './jobs/second-path.ts';
import { mailCopyTo } from './outbox/mail-copy.ts';
import type { Notice } from './outbox/notice.ts';
import { postCopyTo } from './outbox/post-copy.ts';
import { openQueue, type Queue } from './outbox/queue.ts';
import type { SecondPath } from './outbox/second-path.ts';
import { createSlackApp, type SlackApp } from './slack/app.ts';
import { renderNotice } from './slack/notices/index.ts';
import { createMessenger, createOutboxClient } from './slack/notices/post-notice.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { databaseTime } from './storage/database-time.ts';
import { openPatiently } from './storage/open-patiently.ts';
import { stopPosting } from './storage/outbox-channels.ts';
import {
  claimWorkspace,
  createWorkspace,
  listWorkspaces,
  type Workspace,
} from './storage/workspaces.ts';
import type { Context } from './usecases/context.ts';
import { checkReadiness } from './usecases/health/check-readiness.ts';
import { HEARTBEAT } from './usecases/health/check-watch.ts';
import type { Setting } from './usecases/status/viewing.ts';

export type Log = pino.Logger;

export type BotParts = {
  readonly config: Omit<Config, 'slack' | 'host'>;
  readonly slack: Exclude<SlackConfig, { mode: 'playground' }>;
  readonly now: () => Instant;
  readonly log: Log;
  /** How quickly notices are delivered; as Slack likes it when left out. */
  readonly timing?: DeliveryTiming;
  /** Whether somebody moves the time of the story: then the watch was not asleep when it jumps. */
  readonly movesTime?: true;
};

export type Bot = {
  readonly contextOf: (actor: Actor) => Context;
  /** Listens to people and starts the jobs; gives the port of /healthz and, in HTTP mode, of Slack. */
  readonly start: () => Promise<{ readonly port: number }>;
  /** Does at once what is due, as the jobs would at their next tick. */
  readonly tick: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The bot, wired: its database open, its workspace claimed, nothing running yet. */
export async function openBot(parts: BotParts): Promise<Bot> {
  const { config, slack, log } = parts;
  const { database, time, queue } = await openStores(config, log);
  const now = () => Math.round(parts.now() + time.ahead());
  const contextOf = (actor: Actor): Context => ({ actor, now: now(), workspace, database, queue });
  const routes = healthRoutes(() => checkReadiness(database, now()));
  const app = createSlackApp({
    connection: slack.mode === 'http' ? { ...slack, port: config.port } : slack,
    routes,
    contextOf: async (actor) => contextOf(actor),
    now,
    log,
  });
  const { teamId, teamName } = await app.identify();
  const workspace = await claimWorkspace(database, { teamId, name: teamName, now: now() });
  // Slack has just accepted the token, so that what stopped posting is over.
  await stopPosting(database, { workspaceId: workspace.id, problem: null });
  const running = new Running({ ...parts, database, queue, contextOf, time, routes, app });
  return {
    contextOf,
    start: () => running.start(),
    tick: () => running.tick(),
    stop: () => running.stop(),
  };
}

/** What a process keeps its work in. */
type Stores = {
  readonly database: Database;
  /** The time that all processes on it share. */
  readonly time: AgreedTime;
  readonly queue: Queue;
};

/** Waits for as long as the database does not answer; meanwhile /healthz says that this process lives. */
async function openStores(config: BotParts['config'], log: Log): Promise<Stores> {
  const waiting = async () =>
    ({ ready: false, reason: 'the database does not answer yet' }) as const;
  const server = await serveRoutes(healthRoutes(waiting), config.port);
  try {
    return await openPatiently(
      () => tryToOpen(config, log),
      (error, pause) => {
        const why = error instanceof Error ? error.message : String(error);
        log.warn(`Waiting for the database, the next try is in ${pause / SECOND} s. ${why}`);
      },
    );
  } finally {
    await server.stop();
  }
}

async function tryToOpen(config: BotParts['config'], log: Log): Promise<Stores> {
  const database = await openDatabase(config);
  try {
    const time = agreeOnTime(() => databaseTime(database));
    await time.refresh();
    const report = (error: unknown) => log.warn({ err: error }, 'the queue had trouble');
    return { database, time, queue: await openQueue({ executor: database, report }) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

type Opened = BotParts &
  Stores & {
    readonly contextOf: (actor: Actor) => Context;
    readonly routes: readonly Route[];
    readonly app: SlackApp;
  };

class Running {
  readonly #bot: Opened;
  #work: Work | null = null;
  #server: HttpServer | null = null;

  constructor(bot: Opened) {
    this.#bot = bot;
  }

  async start(): Promise<{ readonly port: number }> {
    const { config, app, routes } = this.#bot;
    if (config.roles.includes('worker')) this.#work = await startWork(this.#bot);
    const slackPort = config.roles.includes('web') ? (await app.start()).port : null;
    if (slackPort !== null) return { port: slackPort };
    this.#server = await serveRoutes(routes, config.port);
    return { port: this.#server.port };
  }

  async tick(): Promise<void> {
    await this.#work?.scheduler.tick();
  }

  /** People first, then the work under way, the database last. */
  async stop(): Promise<void> {
    const { config, app, queue, database, log } = this.#bot;
    await this.#server?.stop();
    if (config.roles.includes('web')) await app.stop();
    await this.#work?.scheduler.stop();
    const senders = this.#work?.senders ?? [];
    const [ended] = await Promise.all([queue.stop(), ...senders.map((sender) => sender.stop())]);
    const closed = database.close();
    // A job that was left is in a transaction, which the database forgets when this process ends.
    if (ended) await closed;
    else closed.catch((error: unknown) => log.warn({ err: error }, 'closing failed'));
  }
}

/** What a process with the role `worker` does by itself. */
type Work = {
  readonly scheduler: Scheduler;
  /** What sends notices, in Slack and elsewhere. */
  readonly senders: readonly { readonly stop: () => Promise<unknown> }[];
};

async function startWork(bot: Opened): Promise<Work> {
  const { slack, queue, contextOf, time, log, timing, config, movesTime } = bot;
  const client = createOutboxClient(slack.botToken, {
    ...(slack.apiUrl !== undefined && { slackApiUrl: slack.apiUrl }),
    ...(timing?.callTimeout !== undefined && { timeout: timing.callTimeout }),
  });
  const timely = async (actor: Actor) => {
    await time.refresh();
    return contextOf(actor);
  };
  // This process can post to the workspace of its token; what is to be posted elsewhere waits for another one.
  const contextsFor = async (actor: Actor) => [await timely(actor)];
  const messenger = createMessenger(client);
  const jobs = movesTime ? JOBS.filter(({ name }) => name !== HEARTBEAT) : JOBS;
  const scheduler = await startScheduler({ queue, jobs, contextOf: timely, log });
  const sending = { queue, contextsFor, log };
  const delivery = startDelivery({ ...sending, messenger, ...(timing && { timing }) });
  if (!config.secondPath) return { scheduler, senders: [delivery] };
  const textOf = (notice: Notice) => renderNotice(notice).text;
  const paths = secondPathsOf(config.secondPath);
  return { scheduler, senders: [delivery, startSecondPath({ ...sending, paths, textOf })] };
}

type Wanted = NonNullable<Config['secondPath']>;

function secondPathsOf({ webhook, mail, secret }: Wanted): readonly SecondPath[] {
  return [
    ...(webhook ? [{ name: 'webhook', send: postCopyTo({ url: webhook, secret }) }] : []),
    ...(mail ? mailsOf(mail, secret) : []),
  ];
}

/** A server that takes a mail for one address may refuse it for another. */
function mailsOf({ to, ...letter }: NonNullable<Wanted['mail']>, secret: string) {
  return to.map((each) => ({
    name: `mail ${each}`,
    send: mailCopyTo({ ...letter, to: each, secret }),
  }));
}

type OneCommand = { readonly config: Config; readonly workspace?: string };

/** Opens the database for one command of the command line, and closes it again. */
export async function openSetting<T>(
  { config, workspace: teamId }: OneCommand,
  work: (setting: Setting) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config);
  try {
    const demo = config.slack.mode === 'playground' ? readDemoTime(config.dataDir) : undefined;
    const now = demo ?? Date.now();
    const workspace = await workspaceMeant(database, { teamId, now });
    return await work({ actor: { kind: 'cli' }, now, workspace, database });
  } finally {
    await database.close();
  }
}

type Meant = { readonly teamId: string | undefined; readonly now: Instant };

/** The only workspace, or the one that is named; an empty database gets one for the first team to claim. */
async function workspaceMeant(database: Database, { teamId, now }: Meant): Promise<Workspace> {
  const all = await listWorkspaces(database);
  const [first, ...others] = teamId ? all.filter((one) => one.teamId === teamId) : all;
  if (first && others.length === 0) return first;
  if (all.length === 0 && !teamId) {
    return createWorkspace(database, { teamId: null, name: 'Accord', now });
  }
  const names = all.map((one) => `  ${one.teamId ?? '(no team yet)'}  ${one.name}`);
  throw new AccordError(
    first ? 'conflict' : 'not-found',
    `Say which workspace you mean with --workspace <team>:\n${names.join('\n')}`,
  );
}
