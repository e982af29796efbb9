import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AccordError } from '../domain/error.ts';

type Holder = { readonly pid: number; readonly started: string };

/** Takes the directory for this process, or says which process has it; gives the function that lets go of it. */
export function lockDirectory(directory: string): () => void {
  const path = join(directory, 'accord.lock');
  const own = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
  const taken = take(path, own) || (removeStale(path) && take(path, own));
  if (!taken) throw inUse(directory, parse(read(path)));
  const unlock = () => {
    process.off('exit', unlock);
    if (read(path) === own) unlinkSync(path);
  };
  process.on('exit', unlock);
  return unlock;
}

/** Removes the lock of a process that is gone, but not one that another process puts in its place meanwhile. */
function removeStale(path: string): boolean {
  const seen = read(path);
  const holder = parse(seen);
  if (holder && isAlive(holder)) return false;
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return true;
    throw error;
  }
  const stale = read(aside) === seen;
  if (!stale) linkSync(aside, path);
  rmSync(aside);
  return stale;
}

function inUse(directory: string, holder: Holder | undefined): AccordError {
  const whose = holder ? `the running process ${holder.pid}` : 'another process';
  return new AccordError(
    'conflict',
    `The data directory “${directory}” is in use by ${whose}. Stop it first, or set ACCORD_DATA_DIR to another directory, or use PostgreSQL by setting DATABASE_URL.`,
  );
}

/** The lock appears with its content in one step, so that nobody can read half of it. */
function take(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isCode(error, 'EPERM')) return false;
  }
  return startOf(pid) === started;
}

/** When a process began, where the system tells: after a restart, another process may have the same number. */
function startOf(pid: number): string {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function parse(content: string): Holder | undefined {
  try {
    const { pid, started } = JSON.parse(content);
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : undefined;
  } catch {
    return undefined;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
