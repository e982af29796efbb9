// Runs after `npm ci`. In an install without development packages there is nothing to generate.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (existsSync('node_modules/prisma') && existsSync('prisma/schema.prisma')) {
  const generated = spawnSync('npx', ['--no-install', 'prisma', 'generate'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (generated.status !== 0) {
    process.stderr.write(`${generated.stdout}${generated.stderr}`);
    process.exit(1);
  }
}
