import { execFile } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { AccordError } from '../domain/error.ts';
import { withPauses, withWholeScripts } from './adapter.ts';
import { lockDirectory } from './directory-lock.ts';
import type { Driver, Row } from './driver.ts';
import { oneAfterAnother } from './turns.ts';

const MAJOR_VERSION = '18';

// Most of PGlite's memory is the buffer cache, which a small company's data does not fill.
const START_PARAMETERS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

export type PgliteDriver = Driver & {
  /** The whole database as an archive that another one in memory can start from. */
  dump(): Promise<Blob>;
};

/** PostgreSQL inside this process, in memory; with `snapshot`, starting from a dumped data directory. */
export async function openPgliteInMemory(snapshot?: Blob): Promise<PgliteDriver> {
  const pglite = await start(snapshot ? { loadDataDir: snapshot } : {});
  return drive(pglite, () => undefined);
}

/** PostgreSQL inside this process, its files in a directory that only one process may use at a time. */
export async function openPglite(dataDir: string): Promise<Driver> {
  makeWritable(dataDir);
  const unlock = lockDirectory(dataDir);
  try {
    const folder = join(dataDir, 'postgresql');
    if (!existsSync(folder)) await createCluster(folder);
    checkVersion(folder);
    const pglite = await start({ dataDir: folder });
    return drive(pglite, unlock);
  } catch (error) {
    unlock();
    if (error instanceof AccordError) throw error;
    throw new AccordError(
      'internal',
      `The database in “${dataDir}” cannot be opened: ${reason(error)}. Restore the directory from a backup, or set ACCORD_DATA_DIR to another one.`,
      { cause: error },
    );
  }
}

/** Without V8's optimising compiler, which keeps 100 MB and earns less than it costs on a small database. */
function start(options: PGliteOptions): Promise<PGlite> {
  setFlagsFromString('--liftoff-only');
  return PGlite.create({ ...options, startParams: START_PARAMETERS });
}

function drive(pglite: PGlite, unlock: () => void): PgliteDriver {
  return {
    kind: 'pglite',
    adapter: withPauses(
      withWholeScripts(new PrismaPGlite(pglite), (script) => pglite.exec(script)),
    ),
    executeSql: async (text, values) => ({ rows: await query(pglite, text, values) }),
    alone: (work) => work(),
    inTurn: oneAfterAnother(),
    dump: () => pglite.dumpDataDir('none'),
    close: async () => {
      await pglite.close();
      unlock();
    },
  };
}

/** pg-boss sends several statements at once when it has no values, which only the simple protocol can take. */
async function query(pglite: PGlite, text: string, values?: readonly unknown[]): Promise<Row[]> {
  if (values && values.length > 0) return (await pglite.query<Row>(text, [...values])).rows;
  const results = await pglite.exec(text);
  return results.at(-1)?.rows ?? [];
}

function makeWritable(dataDir: string): void {
  try {
    makeFolder(resolve(dataDir));
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new AccordError(
      'invalid',
      `Accord cannot write to the data directory “${dataDir}” (${reason(error)}). Make it writable, or set ACCORD_DATA_DIR to another directory.`,
      { cause: error },
    );
  }
}

/** Level by level, because a recursive mkdir never returns below a folder such as /proc. */
function makeFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Creating a cluster takes 800 MB that the process would keep, so another process does it and ends. */
async function createCluster(folder: string): Promise<void> {
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const module = pathToFileURL(createRequire(import.meta.url).resolve('@electric-sql/pglite')).href;
  const script = `const { PGlite } = await import(${JSON.stringify(module)});
    await (await PGlite.create(${JSON.stringify(unfinished)})).close();`;
  const flags = ['--liftoff-only', '--input-type=module'];
  await promisify(execFile)(process.execPath, [...flags, '--eval', script]).catch((error) => {
    const complaint = /^\w*Error: .*$/m.exec(error.stderr)?.[0];
    throw new Error(complaint ?? 'it could not be created', { cause: error });
  });
  renameSync(unfinished, folder);
}

function checkVersion(folder: string): void {
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version === MAJOR_VERSION) return;
  throw new AccordError(
    'invalid',
    `The database in “${folder}” is of PostgreSQL ${version}, but this version of Accord needs ${MAJOR_VERSION}. Start the version of Accord that wrote it, or set ACCORD_DATA_DIR to another directory.`,
  );
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
