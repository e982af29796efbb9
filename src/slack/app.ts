import type { Server } from 'node:http';
import { App, type AuthorizeResult, type CustomRoute, type HTTPReceiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Instant } from '../domain/calendar/instant.ts';
import { AccordError } from '../domain/error.ts';
import type { Actor } from '../domain/party/actor.ts';
import type { Context } from '../usecases/context.ts';
import { listen } from './listeners/index.ts';
import { boltLogger, type Log } from './log.ts';
import { createPeople } from './people.ts';
import { createCheckedReceiver } from './receiver/checked-receiver.ts';
import { createUserGroups } from './user-groups.ts';
import { apiAt, createImpatientClient } from './web-client.ts';

/** How Slack reaches the bot: over a socket that the bot opens, or by requests that Slack signs. */
export type Connection = { readonly botToken: string; readonly apiUrl?: string } & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly port: number }
);

export type SlackParts = {
  readonly connection: Connection;
  /** Served beside Slack's path on the same port; in Socket Mode there is no port, so they are not. */
  readonly routes: readonly CustomRoute[];
  /** What a verb needs when this actor acts. */
  readonly contextOf: (actor: Actor) => Promise<Context>;
  /** By which Slack's signatures are checked; the clock of this machine when left out. */
  readonly now?: () => Instant;
  readonly log: Log;
};

/** Who the bot is, and in which team it is installed. */
export type Identity = {
  readonly teamId: string;
  readonly teamName: string;
  readonly botUserId: string;
};

export type SlackApp = {
  readonly client: WebClient;
  /** Asks Slack who the bot is; refuses with a sentence when the token is no good. */
  readonly identify: () => Promise<Identity>;
  /** Starts to listen; the port is the one of HTTP mode. */
  readonly start: () => Promise<{ readonly port: number | null }>;
  readonly stop: () => Promise<void>;
};

/** The bot as Slack knows it: every command, button, form and event that it listens to. */
export function createSlackApp(parts: SlackParts): SlackApp {
  const { connection, log, contextOf } = parts;
  const boltLog = boltLogger(log);
  const client = createImpatientClient({ ...connection, boltLog });
  const identify = remember(() => askWhoWeAre(client));
  const app = new App({
    ...transport(parts),
    authorize: async () => authorization(connection.botToken, await identify()),
    clientOptions: apiAt(connection.apiUrl),
    convoStore: false,
    logger: boltLog,
  });
  app.error(async (error) => log.error({ err: error }, 'Slack sent something that failed'));
  listen(app, {
    ...{ client, contextOf, log },
    people: createPeople(client, log),
    userGroups: createUserGroups(client, log),
    homeTeamId: async () => (await identify()).teamId,
  });
  return { client, identify, ...running(app, connection, identify) };
}

function transport({ connection, routes, log, now = Date.now }: SlackParts) {
  if (connection.mode === 'socket') return { socketMode: true, appToken: connection.appToken };
  const { signingSecret } = connection;
  const receiver: HTTPReceiver = createCheckedReceiver({
    signingSecret,
    routes,
    now,
    boltLog: boltLogger(log),
    log,
  });
  return { receiver };
}

function running(app: App, connection: Connection, identify: () => Promise<Identity>) {
  let server: Server | null = null;
  return {
    start: async () => {
      await identify();
      if (connection.mode === 'socket') {
        await app.start();
        return { port: null };
      }
      server = await app.start(connection.port);
      const address = server.address();
      return { port: typeof address === 'object' && address ? address.port : connection.port };
    },
    stop: async () => {
      const stopped = app.stop();
      server?.closeAllConnections();
      await stopped;
    },
  };
}

async function askWhoWeAre(client: WebClient): Promise<Identity> {
  try {
    const { team_id: teamId, team, user_id: botUserId } = await client.auth.test();
    if (teamId && botUserId) return { teamId, teamName: team ?? teamId, botUserId };
    throw new Error('Slack did not say in which team the bot is');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AccordError(
      'invalid',
      `Slack did not accept the bot (${reason}). Check SLACK_BOT_TOKEN, and SLACK_API_URL if you set it.`,
      { cause: error },
    );
  }
}

function authorization(botToken: string, { teamId, botUserId }: Identity): AuthorizeResult {
  return { botToken, teamId, botUserId };
}

/** The first result for everybody; a failure is not kept. */
function remember<Result>(ask: () => Promise<Result>): () => Promise<Result> {
  let asked: Promise<Result> | null = null;
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = null;
      throw error;
    });
    return asked;
  };
}
