import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

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
  readonly slack: {
    readonly botToken: string;
    readonly signingSecret: string;
    readonly apiUrl: string;
  };
  readonly timing: object;
};

export type WorkerProcess = {
  readonly tell: (message: object) => void;
  readonly signal: (signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGTERM') => void;
  readonly isReady: () => boolean;
  /** Where it hears of what people do in the chat; null while or where it does not. */
  readonly port: () => number | null;
  readonly version: Version;
  /** Its exit code; null when it was killed. */
  readonly ended: Promise<number | null>;
};

export type Version = { readonly folder: string; readonly isOlder: boolean };

const CURRENT: Version = { folder: script('../..'), isOlder: false };

const ready = z.object({ port: z.int() });

/** One process of the product. */
export function startWorkerProcess(
  settings: WorkerSettings,
  { offset, version = CURRENT }: { readonly offset: number; readonly version?: Version },
): WorkerProcess {
  const child: ChildProcess = spawn(
    process.execPath,
    [`${version.folder}/test/faults/worker.mjs`, JSON.stringify({ ...settings, offset })],
    // What it says of a database that was restarted while it began is not worth reading.
    { stdio: ['ignore', 'ignore', process.env.FAULTS_LOG ? 'inherit' : 'ignore', 'ipc'] },
  );
  const state: { isReady: boolean; port: number | null } = { isReady: false, port: null };
  child.once('message', (message) => {
    state.isReady = true;
    state.port = ready.safeParse(message).data?.port ?? null;
  });
  return {
    tell: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    signal: (signal) => void child.kill(signal),
    isReady: () => state.isReady,
    port: () => state.port,
    version,
    ended: once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null)),
  };
}
