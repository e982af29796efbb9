import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export type Server = {
  readonly url: string;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A PostgreSQL server of its own, which can be restarted. */
export async function startServer(): Promise<Server> {
  const child = spawn(process.execPath, [script('postgres.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const url = String((await lines.next()).value);
  return {
    url,
    restart: async () => {
      child.stdin.write('restart\n');
      await lines.next();
    },
    stop: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

export type WorkerSettings = {
  readonly databaseUrl: string;
  readonly slack: { readonly botToken: string; readonly appToken: string; readonly apiUrl: string };
  readonly timing: object;
};

export type WorkerProcess = {
  readonly tell: (message: object) => void;
  readonly signal: (signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGTERM') => void;
  readonly isReady: () => boolean;
  readonly ended: Promise<unknown>;
};

/** One process of the product, with the role `worker`. */
export function startWorkerProcess(settings: WorkerSettings, offset: number): WorkerProcess {
  const child: ChildProcess = spawn(
    process.execPath,
    [script('worker.mjs'), JSON.stringify({ ...settings, offset })],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  let isReady = false;
  child.once('message', () => {
    isReady = true;
  });
  return {
    tell: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    signal: (signal) => void child.kill(signal),
    isReady: () => isReady,
    ended: once(child, 'exit'),
  };
}
