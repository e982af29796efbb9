import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import pg from 'pg';

export type Pooler = {
  /** The same database, through the pooler. */
  readonly url: string;
  /** What a client asked for that does not outlast a transaction here. */
  readonly refused: () => readonly string[];
  readonly stop: () => Promise<void>;
};

type Server = { readonly stream: Duplex; readonly client: pg.Client };
type Parts = {
  readonly free: Server[];
  readonly waiting: ((server: Server) => void)[];
  readonly refused: string[];
};

/** So few that a client soon meets another connection of the server than before. */
const SERVERS = 4;
/** What a client keeps on its connection by these is lost after the transaction. */
const KEPT = /^\s*(SET (?!LOCAL)|LISTEN|PREPARE)|pg_advisory_lock|CREATE TEMP/i;

/** A pooler that gives every transaction another connection of the server, as PgBouncer does in transaction mode. */
export async function startPooler(databaseUrl: string): Promise<Pooler> {
  const parts: Parts = { free: [], waiting: [], refused: [] };
  const servers = await Promise.all(Array.from({ length: SERVERS }, () => openServer(databaseUrl)));
  parts.free.push(...servers);
  const sockets = new Set<Socket>();
  const door = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    serve(socket, parts);
  });
  await once(door.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(databaseUrl);
  url.port = String((door.address() as AddressInfo).port);
  url.hostname = '127.0.0.1';
  url.searchParams.set('pgbouncer', 'true');
  return {
    url: url.href,
    refused: () => parts.refused,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      door.close();
      for (const { stream } of servers) stream.destroy();
    },
  };
}

/** A connection that is signed in; from then on only its bytes matter. */
async function openServer(connectionString: string): Promise<Server> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  const { stream } = Reflect.get(client, 'connection');
  stream.removeAllListeners('data');
  return { stream, client };
}

function take({ free, waiting }: Parts): Promise<Server> {
  // The one that has rested longest: hardly ever the one that this client had before.
  const server = free.shift();
  return server ? Promise.resolve(server) : new Promise((resolve) => waiting.push(resolve));
}

function giveBack({ free, waiting }: Parts, server: Server): void {
  const next = waiting.shift();
  if (next) next(server);
  else free.push(server);
}

const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

function serve(socket: Socket, parts: Parts): void {
  let hasBegun = false;
  let rest: Buffer = Buffer.alloc(0);
  let mine: Server | null = null;
  /** Answers that are still to come before the server may go to somebody else. */
  let owed = 0;
  let turn = Promise.resolve();

  const onServer = (server: Server) => {
    let left: Buffer = Buffer.alloc(0);
    server.stream.on('data', (chunk: Buffer) => {
      left = Buffer.concat([left, chunk]);
      for (let message = next(left); message; message = next(left)) {
        left = left.subarray(message.length);
        socket.write(message);
        if (message[0] !== 0x5a) continue;
        owed -= 1;
        if (owed > 0 || message[5] !== 0x49) continue;
        server.stream.removeAllListeners('data');
        mine = null;
        giveBack(parts, server);
      }
    });
  };
  const forward = async (message: Buffer) => {
    note(message, parts.refused);
    if (mine === null) {
      mine = await take(parts);
      onServer(mine);
    }
    if (message[0] === 0x51 || message[0] === 0x53) owed += 1;
    mine.stream.write(message);
  };
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    if (!hasBegun) {
      if (rest.length < 4 || rest.length < rest.readInt32BE(0)) return;
      const isSslRequest = rest.readInt32BE(4) === 80_877_103;
      rest = rest.subarray(rest.readInt32BE(0));
      hasBegun = !isSslRequest;
      socket.write(
        isSslRequest ? 'N' : Buffer.concat([Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0]), READY]),
      );
    }
    for (let message = next(rest); hasBegun && message; message = next(rest)) {
      rest = rest.subarray(message.length);
      const whole = Buffer.from(message);
      if (whole[0] === 0x58) return void socket.end();
      turn = turn.then(() => forward(whole));
    }
  });
}

/** The first whole message; null while more of it is to come. */
function next(bytes: Buffer): Buffer | null {
  if (bytes.length < 5) return null;
  const length = 1 + bytes.readInt32BE(1);
  return bytes.length < length ? null : bytes.subarray(0, length);
}

function note(message: Buffer, refused: string[]): void {
  const type = String.fromCharCode(message[0] ?? 0);
  if (type !== 'Q' && type !== 'P') return;
  const [first = '', second = ''] = message.toString('utf8', 5).split('\0');
  if (type === 'P' && first !== '') refused.push(`a statement named ${first}`);
  const text = type === 'P' ? second : first;
  if (KEPT.test(text)) refused.push(text);
}
