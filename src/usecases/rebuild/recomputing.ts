import { count } from '../../domain/target/length-words.ts';
import type { Db } from '../../storage/database.ts';
import { refoldsLeft } from '../../storage/refolds.ts';

/** How many agreements have clocks that are still to be folded again, and of how many work items. */
export type Recomputing = { readonly agreements: number; readonly workItems: number };

type Of = { readonly workspaceId: number; readonly agreementKeys: readonly string[] };

/** What is still being recomputed of some agreements since the register changed; null when nothing is. */
export async function recomputingOf(
  db: Db,
  { workspaceId, agreementKeys }: Of,
): Promise<Recomputing | null> {
  const all = await refoldsLeft(db, { workspaceId });
  const own = all.filter(({ agreementKey }) => agreementKeys.includes(agreementKey));
  if (own.length === 0) return null;
  return { agreements: own.length, workItems: own.reduce((sum, { left }) => sum + left, 0) };
}

/** What people are told of it: “The clocks of 2 agreements are being recomputed …”. */
export function recomputingWords({ agreements, workItems }: Recomputing): string {
  const left = `${workItems.toLocaleString('en')} work item${workItems === 1 ? ' is' : 's are'} left`;
  return `The clocks of ${count(agreements, 'agreement')} are being recomputed after a change: ${left}. The figures here count the change already; reminders follow.`;
}
