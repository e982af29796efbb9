import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { PgliteDriver } from '../src/storage/pglite.ts';

const CACHE = 'node_modules/.cache/accord';
const HOUR = 3_600_000;

type Made = {
  readonly name: string;
  /** Everything that what is dumped depends on. */
  readonly from: readonly string[];
  readonly make: () => Promise<PgliteDriver>;
};

/** A dump of a database, made once for all test files: loading it takes far less time than making it again. */
export async function snapshotOf({ name, from, make }: Made): Promise<Blob> {
  const key = createHash('sha256').update(from.join('\0')).digest('hex').slice(0, 16);
  const path = join(CACHE, `${name}-${key}.tar`);
  return new Blob([read(path) ?? (await write(path, make))]);
}

function read(path: string) {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

async function write(path: string, make: Made['make']) {
  const driver = await make();
  const dump = new Uint8Array(await (await driver.dump()).arrayBuffer());
  await driver.close();
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(`${path}.${process.pid}`, dump);
  renameSync(`${path}.${process.pid}`, path);
  forgetOld();
  return dump;
}

/** Every change of the code makes another dump, of 40 MB and more. */
function forgetOld(): void {
  for (const path of readdirSync(CACHE).map((name) => join(CACHE, name))) {
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (path.includes('.tar') && age > HOUR) rmSync(path, { force: true });
  }
}
