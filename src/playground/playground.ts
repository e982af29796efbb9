import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, Faults } from './api/faults.ts';
import { PostingRate, type Rate } from './api/rate.ts';
import { HttpDelivery, type HttpTarget } from './delivery/http.ts';
import { SocketDelivery } from './delivery/socket.ts';
import { keepIn } from './keeping.ts';
import { Persona } from './persona/persona.ts';
import { until } from './persona/wait.ts';
import { sendJson } from './respond.ts';
import { route, type ServerParts } from './routes.ts';
import { createWorkspace, type Time, type Workspace } from './state/workspace.ts';
import { checkWorld, type World } from './world.ts';

export type { Fault } from './api/faults.ts';
export type { Persona } from './persona/persona.ts';
export type { SeenMessage, SeenView } from './persona/screen.ts';
export type { Time } from './state/workspace.ts';
export type { World } from './world.ts';

export type PlaygroundOptions = {
  /** Where to listen; 0 takes any free port. */
  readonly port: number;
  /** The address to bind; the loopback address when left out. */
  readonly host?: string;
  readonly world: World;
  /** The clock people see. Acknowledgements, triggers and rates use real time. */
  readonly time: Time;
  /** How the app is told of things; Socket Mode when left out. */
  readonly delivery?: { readonly kind: 'http' } & HttpTarget;
  /** Posting allowed per channel: Slack's one a second with a burst of three, when left out. */
  readonly rate?: Rate;
  /** A file that keeps the conversations from run to run; in memory only when left out. */
  readonly keepIn?: string;
  readonly log?: (line: string) => void;
};

/** A local Slack workspace that an unmodified Bolt app can connect to. */
export type Playground = {
  /** The page people open. */
  readonly url: string;
  /** What the app takes as `slackApiUrl`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  /** All the workspace remembers; to be read, not written. */
  readonly state: Workspace;
  /** Somebody at the keyboard, by id or handle. */
  act(idOrName: string): Persona;
  /** Makes the next calls of a Web API method go wrong. */
  fail(method: string, fault: Fault, times?: number): void;
  /** From now on nothing goes wrong any more. */
  heal(): void;
  /** Says what this workspace is, where nothing has been said yet. */
  note(sentence: string): void;
  /** Asks the app to connect again, as Slack does every few hours; Socket Mode only. */
  refreshConnections(): void;
  /** Waits until the app has connected by Socket Mode; throws when it has not in ten seconds. */
  connected(): Promise<void>;
  stop(): Promise<void>;
};

const EVERYWHERE = ['0.0.0.0', '::'];

/**
 * Starts the workspace; its server listens when the promise is fulfilled.
 *
 *     const playground = await startPlayground({ port: 0, world, time });
 *     const app = new App({ token: playground.botToken, appToken: playground.appToken, socketMode: true,
 *       clientOptions: { slackApiUrl: playground.apiUrl } });
 *     await app.start();
 *     const anna = playground.act('anna');
 *     const seen = await anna.command('/sla status email', { in: '#messaging' });
 *     expect(seen.ephemeral?.text).toContain('99.9 %');
 *     await anna.click('Share', { on: seen.ephemeral });
 *     await playground.act('ben').sees('99.9 %');
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const world = checkWorld(options.world);
  const host = options.host ?? '127.0.0.1';
  const server = createServer();
  const url = await listen(server, options.port, host);
  const workspace = createWorkspace(world, options.time, url);
  const { delivery, socket } = wayToTheApp(options, workspace, server);
  const log = options.log ?? (() => {});
  const keep = keepIn({ path: options.keepIn, workspace, log });
  const faults = new Faults();
  const parts: ServerParts = {
    workspace,
    delivery,
    socket,
    faults,
    host,
    rate: new PostingRate(options.rate),
    open: { calls: 0 },
  };
  serve(server, parts, log);
  return {
    url: `${url}/`,
    apiUrl: `${url}/api/`,
    botToken: world.tokens.bot,
    appToken: world.tokens.app,
    state: workspace,
    act: (idOrName) => new Persona(personId(idOrName, workspace), parts),
    fail: (method, fault, times) => faults.add(method, fault, times),
    heal: () => faults.clear(),
    note: (sentence) => workspace.note.write(sentence),
    refreshConnections: () => socket?.refresh(),
    connected: () => untilConnected(workspace, socket),
    stop: async () => {
      keep();
      await delivery.stop();
      await close(server);
    },
  };
}

function wayToTheApp(
  options: PlaygroundOptions,
  workspace: Workspace,
  server: Server,
): Pick<ServerParts, 'delivery' | 'socket'> {
  if (options.delivery) {
    return { delivery: new HttpDelivery(workspace, options.delivery), socket: undefined };
  }
  const socket = new SocketDelivery(workspace, server);
  return { delivery: socket, socket };
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const reached = EVERYWHERE.includes(host) ? '127.0.0.1' : host;
  const name = reached.includes(':') ? `[${reached}]` : reached;
  return `http://${name}:${portOf(server.address())}`;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return address.port;
}

function serve(server: Server, parts: ServerParts, log: (line: string) => void): void {
  server.on('request', (request, response) => {
    route(request, response, parts).catch((error: unknown) => {
      log(`${request.method} ${request.url}: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { ok: false, error: 'internal_error' });
    });
  });
}

function personId(idOrName: string, { people }: Workspace): string {
  const name = idOrName.replace(/^@/, '');
  const person = people.find(name) ?? people.all.find((each) => each.name === name);
  if (!person) throw new Error(`Nobody here is called ${idOrName}.`);
  return person.id;
}

async function untilConnected(workspace: Workspace, socket?: SocketDelivery): Promise<void> {
  const isSo = () => socket === undefined || socket.connections > 0;
  if (await until(isSo, 10_000, workspace)) return;
  throw new Error('The app has not connected to the playground.');
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
