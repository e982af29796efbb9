import type { ServerResponse } from 'node:http';
import type { SocketDelivery } from './delivery/socket.ts';
import { pageScreen } from './page-screen.ts';
import type { Workspace } from './state/workspace.ts';

const SETTLE_MS = 30;
const ALIVE_MS = 15_000;

type Watching = {
  readonly user: string;
  readonly workspace: Workspace;
  readonly socket: SocketDelivery | undefined;
};

/** Keeps a page up to date: a `screen` event whenever something changed, `wire` when traffic did. */
export function streamScreen(response: ServerResponse, watching: Watching): void {
  const { workspace, user, socket } = watching;
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  const send = (event: string, value: unknown) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`);
  const sendScreen = soon(() => send('screen', pageScreen(user, workspace, socket)));
  const sendWire = soon(() => send('wire', { last: workspace.wire.entries.at(-1)?.seq ?? 0 }));
  sendScreen.now();
  sendWire.now();
  const stops = [
    workspace.changes.listen(sendScreen.later),
    workspace.wireChanges.listen(sendWire.later),
  ];
  const alive = setInterval(sendScreen.later, ALIVE_MS);
  response.on('close', () => {
    clearInterval(alive);
    for (const stop of stops) stop();
    sendScreen.cancel();
    sendWire.cancel();
  });
}

function soon(run: () => void): { now(): void; later(): void; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  const now = () => {
    timer = undefined;
    run();
  };
  return {
    now,
    later: () => {
      timer ??= setTimeout(now, SETTLE_MS);
    },
    cancel: () => clearTimeout(timer),
  };
}
