import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockDirectory } from '../../src/storage/directory-lock.ts';
import { temporaryFolder } from '../temporary.ts';

it('a directory can be locked again after it was let go', () => {
  const directory = temporaryFolder();
  lockDirectory(directory)();
  lockDirectory(directory)();
  expect(existsSync(join(directory, 'accord.lock'))).toBe(false);
});

it('a directory that a running process holds is refused, naming the process', () => {
  const directory = temporaryFolder();
  const unlock = lockDirectory(directory);
  expect(() => lockDirectory(directory)).toThrow(
    `The data directory “${directory}” is in use by the running process ${process.pid}.`,
  );
  unlock();
});

it.each([
  [
    'of a process that has ended',
    async () => JSON.stringify({ pid: await endedProcess(), started: '1' }),
  ],
  [
    'of a process whose number another one has now',
    async () => JSON.stringify({ pid: process.pid, started: '1' }),
  ],
  ['that was cut short', async () => '{"pid":'],
])('a lock %s is taken over', async (_, content) => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'accord.lock'), await content());
  const unlock = lockDirectory(directory);
  expect(() => lockDirectory(directory)).toThrow('is in use');
  unlock();
});

async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}
