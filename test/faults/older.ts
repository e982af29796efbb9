import { execFileSync, spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../temporary.ts';
import type { Version } from './processes.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
/** So many versions are tried: not every one can be built alone. */
const TRIES = 20;

/** The last version before the newest migration that can be built, in a folder of its own. */
export function buildOlder(): Version {
  const folder = join(temporaryFolder(), 'older');
  const newest = ['log', '-1', '--diff-filter=A', '--format=%H', '--', 'prisma/migrations'];
  const added = git(REPOSITORY, newest);
  execFileSync('git', ['clone', '--quiet', REPOSITORY, folder]);
  symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
  for (let back = 1; back <= TRIES; back += 1) {
    git(folder, ['checkout', '--quiet', `${added}~${back}`]);
    if (!['prepare', 'build'].every((script) => runs(folder, script))) continue;
    process.stdout.write(`older version: ${git(folder, ['log', '-1', '--format=%h %s'])}\n`);
    return { folder, isOlder: true };
  }
  throw new Error('No older version could be built.');
}

function runs(folder: string, script: string): boolean {
  return spawnSync(process.execPath, [`scripts/${script}.mjs`], { cwd: folder }).status === 0;
}

function git(folder: string, words: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8' }).trim();
}
