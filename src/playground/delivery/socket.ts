import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { objectOf, parseJson, textOf } from '../json.ts';
import type { Workspace } from '../state/workspace.ts';
import { ACK_MS, type Ack, type Delivery, type Envelope } from './delivery.ts';

const MOST_CONNECTIONS = 10;
const GOODBYE_MS = 500;

/** Socket Mode: every envelope goes to one of the app's connections. */
export class SocketDelivery implements Delivery {
  readonly #workspace: Workspace;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #waiting = new Map<string, (ack: Ack) => void>();
  #sockets: readonly WebSocket[] = [];
  #turn = 0;

  constructor(workspace: Workspace, http: Server) {
    this.#workspace = workspace;
    http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** How many connections the app has open. */
  get connections(): number {
    return this.#sockets.length;
  }

  async deliver(envelope: Envelope): Promise<Ack> {
    const end = this.#workspace.wire.begin({
      direction: 'to-app',
      kind: 'envelope',
      name: envelope.type,
      payload: envelope.payload,
    });
    const ack = await this.#send(envelope);
    end({ answer: ack.kind === 'acked' ? (ack.body ?? 'acknowledged') : ack.kind });
    return ack;
  }

  /** Tells the app to connect again, as Slack does every few hours. */
  refresh(): void {
    for (const socket of this.#sockets) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    }
  }

  async stop(): Promise<void> {
    const closing = this.#sockets.map(closed);
    await Promise.all(closing);
    this.#server.close();
  }

  async #send({ type, payload }: Envelope): Promise<Ack> {
    this.#turn += 1;
    const socket = this.#sockets[this.#turn % Math.max(1, this.#sockets.length)];
    if (!socket) return { kind: 'failed' };
    const envelope_id = randomUUID();
    const accepts_response_payload = type !== 'events_api';
    socket.send(JSON.stringify({ type, envelope_id, payload, accepts_response_payload }));
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(envelope_id, { kind: 'timeout' }), ACK_MS);
      this.#waiting.set(envelope_id, (ack) => {
        clearTimeout(timer);
        resolve(ack);
      });
    });
  }

  #settle(envelopeId: string, ack: Ack): void {
    this.#waiting.get(envelopeId)?.(ack);
    this.#waiting.delete(envelopeId);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://playground');
    if (url.pathname !== '/socket' || !this.#isExpected(url)) {
      socket.destroy();
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (connected) => this.#welcome(connected));
  }

  #isExpected(url: URL): boolean {
    const isKnown = this.#workspace.tickets.delete(url.searchParams.get('ticket') ?? '');
    return isKnown && this.#sockets.length < MOST_CONNECTIONS;
  }

  #welcome(socket: WebSocket): void {
    this.#sockets = [...this.#sockets, socket];
    socket.on('message', (text) => this.#receive(String(text)));
    socket.on('close', () => {
      this.#sockets = this.#sockets.filter((other) => other !== socket);
      this.#workspace.changes.announce();
    });
    const hello = {
      type: 'hello',
      num_connections: this.#sockets.length,
      debug_info: { host: 'playground', approximate_connection_time: 18_060 },
      connection_info: { app_id: this.#workspace.world.app.id },
    };
    socket.send(JSON.stringify(hello));
    this.#workspace.changes.announce();
  }

  #receive(text: string): void {
    const { envelope_id, payload } = objectOf(parseJson(text));
    const id = textOf(envelope_id);
    if (id) this.#settle(id, { kind: 'acked', body: payload });
  }
}

/** Says goodbye and hangs up at the latest after a moment. */
function closed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), GOODBYE_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1000);
  });
}
