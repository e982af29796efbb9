import {
  differentTallies,
  rebuildTallies,
  type TallyDifference,
} from '../../storage/case-tallies.ts';
import type { Db } from '../../storage/database.ts';

type Checked = {
  readonly workspaceId: number;
  readonly agreementKey: string;
  readonly verify: boolean;
};

/** A tally that is not what its clocks give. */
export type TallyOf = { readonly of: 'tally'; readonly agreementKey: string } & TallyDifference;

/** Compares the tallies of an agreement with its clocks; repaired unless it is only to verify. */
export async function checkTallies(tx: Db, checked: Checked): Promise<readonly TallyOf[]> {
  const { agreementKey, verify } = checked;
  const differences = await differentTallies(tx, checked);
  if (!verify && differences.length > 0) await rebuildTallies(tx, checked);
  return differences.map((difference) => ({ of: 'tally', agreementKey, ...difference }));
}
