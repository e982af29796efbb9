import type { Register } from '../../domain/register/register.ts';
import { forgetEmptyTallies } from '../../storage/case-tallies.ts';
import type { Db } from '../../storage/database.ts';
import { advanceRefold, refoldsLeft, takeRefold } from '../../storage/refolds.ts';
import { registerVersion } from '../../storage/register.ts';
import { coveredWorkItemIds, lockWorkItems } from '../../storage/work-items.ts';
import { loadRegister } from '../register/load-register.ts';
import type { Setting } from '../status/viewing.ts';
import { refoldItems } from './refold-items.ts';

/** So many work items are folded in one transaction; nothing is recorded about them meanwhile. */
const PAGE = 1_000;
/** So many pages are folded before others get a turn; the next tick goes on from there. */
const MOST_PAGES = 300;

/** How far folding again has come: work items that were folded, and those that are left. */
export type RefoldProgress = { readonly done: number; readonly left: number };

/**
 * Folds again what has been waiting for it since an agreement or a calendar changed; gives the number of work
 * items. Each page is kept with how far it has come, so that a crash loses none and repeats none.
 */
export async function refoldClocks(
  context: Setting,
  onProgress?: (progress: RefoldProgress) => void,
): Promise<number> {
  const total = await countLeft(context);
  let folded = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const items = await refoldPage(context);
    if (items === null) return folded;
    folded += items;
    onProgress?.({ done: folded, left: Math.max(0, total - folded) });
  }
  return folded;
}

async function countLeft({ database, workspace }: Setting): Promise<number> {
  const waiting = await refoldsLeft(database, { workspaceId: workspace.id });
  return waiting.reduce((sum, { left }) => sum + left, 0);
}

/** Folds the next page; null when nothing waits that nobody else is folding. */
async function refoldPage(context: Setting): Promise<number | null> {
  const { database, workspace } = context;
  const of = { workspaceId: workspace.id };
  const version = await registerVersion(database, of);
  const register = await loadRegister(context);
  return database.transaction(async (tx) => {
    const refold = await takeRefold(tx, of);
    if (!refold) return null;
    // The register may have changed again since it was read; then this page is read once more.
    if ((await registerVersion(tx, of)) !== version) return 0;
    const workItemIds = await coveredWorkItemIds(tx, { ...refold, limit: PAGE });
    await fold(tx, context, { ...refold, register, workItemIds });
    const done = workItemIds.length < PAGE;
    if (done) await forgetEmptyTallies(tx, refold);
    await advanceRefold(tx, refold, done ? null : (workItemIds.at(-1) ?? null));
    return workItemIds.length;
  });
}

type Page = {
  readonly workspaceId: number;
  readonly agreementKey: string;
  readonly register: Register;
  readonly workItemIds: readonly number[];
};

async function fold(tx: Db, { now }: Setting, page: Page): Promise<void> {
  await lockWorkItems(tx, { workspaceId: page.workspaceId, ids: page.workItemIds });
  await refoldItems(tx, { ...page, now });
}
