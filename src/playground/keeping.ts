import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { keptText, takeUp } from './state/kept.ts';
import type { Workspace } from './state/workspace.ts';

const SETTLE_MS = 500;

type Keeping = {
  readonly path: string | undefined;
  readonly workspace: Workspace;
  readonly log: (line: string) => void;
};

/** Keeps the conversations in a file from run to run; call the result to write the last of it. */
export function keepIn({ path, workspace, log }: Keeping): () => void {
  if (path === undefined) return () => {};
  if (existsSync(path)) takeUp(readFileSync(path, 'utf8'), workspace);
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    timer = undefined;
    try {
      replaceFile(path, keptText(workspace));
    } catch (error) {
      log(`The conversations could not be kept in ${path}: ${String(error)}`);
    }
  };
  const stop = workspace.changes.listen(() => {
    timer ??= setTimeout(write, SETTLE_MS).unref();
  });
  return () => {
    stop();
    clearTimeout(timer);
    write();
  };
}

/** Writes beside the file first, so that a crash leaves the old one whole. */
function replaceFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
