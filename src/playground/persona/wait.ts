import type { Workspace } from '../state/workspace.ts';
import { screenOf } from './screen.ts';

/** How long to wait for something to show, and how long it must stay quiet, in real time. */
const PATIENCE_MS = 3_000;
const QUIET_MS = 40;

export type Watched = {
  readonly workspace: Workspace;
  /** Counts the app's calls that have not been answered yet. */
  readonly open: { readonly calls: number };
};

/** A text that changes exactly when something the person sees changes. */
export function fingerprint(user: string, workspace: Workspace): string {
  const { messages, modal, depth, home, warnings } = screenOf(user, workspace);
  const kept = messages.map(({ message }) => [message.channel, message.ts, message.editedTs]);
  return JSON.stringify([kept, modal?.view.hash, depth, home?.view.hash, warnings]);
}

/** Waits until the person's screen differs from `before` and then stays still for a moment. */
export async function untilChanged(user: string, before: string, watched: Watched): Promise<void> {
  const { workspace } = watched;
  await until(() => fingerprint(user, workspace) !== before, PATIENCE_MS, workspace);
  await untilQuiet(watched);
}

/** Waits until `isSo` holds; says whether it came to hold in time. */
export async function until(
  isSo: () => boolean,
  milliseconds: number,
  { changes }: Workspace,
): Promise<boolean> {
  if (isSo()) return true;
  return new Promise((resolve) => {
    const end = (held: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(held);
    };
    const timer = setTimeout(() => end(isSo()), milliseconds);
    const stop = changes.listen(() => {
      if (isSo()) end(true);
    });
  });
}

async function untilQuiet({ workspace, open }: Watched): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let seen = -1;
  while (Date.now() < deadline && (seen !== workspace.changes.count || open.calls > 0)) {
    seen = workspace.changes.count;
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
}
