import pino from 'pino';
import { demoWorld } from '../../src/demo/world.ts';
import type { Actor } from '../../src/domain/party/actor.ts';
import { openQueue } from '../../src/outbox/queue.ts';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { createSlackApp, type SlackApp } from '../../src/slack/app.ts';
import type { Database } from '../../src/storage/database.ts';
import { claimWorkspace, type Workspace } from '../../src/storage/workspaces.ts';
import type { Context } from '../../src/usecases/context.ts';
import { importDocuments } from '../../src/usecases/register/import-documents.ts';
import { migratedDatabase } from '../database.ts';
import { demoDatabase } from '../demo/seeded.ts';
import { DEMO_NOW, demoFiles } from '../usecases/register/demo-files.ts';

export type Office = {
  readonly slack: Playground;
  readonly app: SlackApp;
  readonly database: Database;
  /** What is logged, as JSON lines. */
  readonly log: readonly string[];
  readonly contextOf: (actor: Actor) => Promise<Context>;
  readonly close: () => Promise<void>;
};

type Furniture = {
  readonly files?: readonly { readonly name: string; readonly text: string }[];
  readonly world?: typeof demoWorld;
  /** Thirteen months of the demo company's history instead of `files`. */
  readonly history?: boolean;
};

/** The demo company's Slack with the bot in it, on a database of its own; close it when done. */
export async function openOffice({
  files = demoFiles,
  world = demoWorld,
  history = false,
}: Furniture = {}): Promise<Office> {
  const { database, close: closeDatabase } = await (history ? demoDatabase : migratedDatabase)();
  const queue = await openQueue({ executor: database });
  const workspace = await claimHome(database);
  const contextOf = async (actor: Actor): Promise<Context> => ({
    actor,
    now: DEMO_NOW,
    workspace,
    database,
    queue,
  });
  if (!history && files.length > 0) {
    const { problems } = await importDocuments(await contextOf({ kind: 'cli' }), {
      files,
      apply: true,
    });
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  }
  const slack = await startPlayground({
    port: 0,
    world,
    time: { now: () => DEMO_NOW, advanceTo: () => {} },
    rate: { perSecond: 1000, burst: 1000 },
  });
  const log: string[] = [];
  const app = createSlackApp({
    connection: {
      mode: 'socket',
      botToken: slack.botToken,
      appToken: slack.appToken,
      apiUrl: slack.apiUrl,
    },
    routes: [],
    contextOf,
    log: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
  });
  await app.start();
  await slack.connected();
  return {
    ...{ slack, app, database, log, contextOf },
    close: async () => {
      await app.stop();
      await slack.stop();
      await queue.stop();
      await closeDatabase();
    },
  };
}

function claimHome(database: Database): Promise<Workspace> {
  const [home] = demoWorld.teams;
  if (!home) throw new Error('The demo has no team.');
  return claimWorkspace(database, { teamId: home.id, name: home.name, now: DEMO_NOW });
}
