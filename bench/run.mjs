// Runs the benchmarks one after the other and prints what each says: `npm run bench [name …]`.
// One of them in another size, after a build: `node bench/status.mjs 100000`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const ALL = [
  'calendar',
  'clocks',
  'http',
  'import',
  'register',
  'recording',
  'calendar-edit',
  'backtest',
  'status',
  'watch',
  'periods',
];

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const chosen = process.argv.length > 2 ? process.argv.slice(2) : ALL;

const unknown = chosen.filter((name) => !ALL.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${ALL.join(', ')}.`);
  process.exit(1);
}
if (!existsSync(here('node_modules'))) {
  spawnSync('npm', ['ci', '--prefix', here('.')], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
const [cpu] = cpus();
console.log(
  JSON.stringify({
    node: process.version,
    cores: cpus().length,
    cpu: cpu?.model,
    date: new Date().toISOString().slice(0, 10),
  }),
);
for (const name of chosen) {
  const { status } = spawnSync(process.execPath, [here(`${name}.mjs`)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
