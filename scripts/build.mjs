// Compiles what is newer than the last build; nothing newer, nothing done, so that every command can ask for it.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const STAMP = 'dist/.built';
const ASSETS = new Set(['', '.html', '.css', '.svg', '.yaml']);

if (newest() > (statSync(STAMP, { throwIfNoEntry: false })?.mtimeMs ?? 0)) {
  const started = new Date();
  compile('tsconfig.build.json');
  compile('src/playground/page');
  for (const folder of ['playground/page', 'demo/register']) copyAssets(folder);
  writeFileSync(STAMP, '');
  // What was changed while the compiler ran is newer than the build.
  utimesSync(STAMP, started, started);
}

/** Folders count as well: a file that is gone changes its folder. */
function newest() {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const inputs = [
    ...files.map((file) => join('src', file)),
    'tsconfig.json',
    'tsconfig.build.json',
  ];
  return Math.max(...inputs.map((path) => statSync(path).mtimeMs));
}

function compile(project) {
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(tsc)) fail('TypeScript is not installed. Run npm ci first.');
  const { status } = spawnSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' });
  if (status !== 0) fail('The build failed.');
}

/** What the compiler leaves behind: pages, styles, agreement files. */
function copyAssets(folder) {
  cpSync(`src/${folder}`, `dist/${folder}`, {
    recursive: true,
    filter: (path) => ASSETS.has(extname(path)),
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
