import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../temporary.ts';
import type { Version } from './processes.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** The version before the newest migration, built in a folder of its own. */
export function buildOlder(): Version {
  const folder = join(temporaryFolder(), 'older');
  const added = git(
    REPOSITORY,
    'log',
    '-1',
    '--diff-filter=A',
    '--format=%H',
    '--',
    'prisma/migrations',
  );
  execFileSync('git', ['clone', '--quiet', REPOSITORY, folder]);
  git(folder, 'checkout', '--quiet', `${added}^`);
  symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: folder });
  return { folder, isOlder: true };
}

function git(folder: string, ...words: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8' }).trim();
}
