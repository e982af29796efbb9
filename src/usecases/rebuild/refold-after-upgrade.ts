import { clockFingerprints } from '../../storage/clocks.ts';
import { requestRefolds } from '../../storage/refolds.ts';
import { setWatermark, watermarkOf } from '../../storage/watermarks.ts';
import { workspacesDue, workspacesWithout } from '../../storage/workspaces-due.ts';
import type { Context } from '../context.ts';
import type { Served } from '../job/workspaces-served.ts';
import { loadRegister } from '../register/load-register.ts';
import type { Setting } from '../status/viewing.ts';
import { CLOCK_RULES, clockFingerprint } from '../work-item/clock-fingerprint.ts';

const MARK = `clock rules ${CLOCK_RULES}`;

/** The workspaces in which clocks wait to be folded again, or may have been folded by other rules. */
export async function workspacesToRefold({
  database,
  now,
}: Pick<Context, 'database' | 'now'>): Promise<Served> {
  const waiting = await workspacesDue(database, { work: 'refolds', now });
  const unseen = await workspacesWithout(database, { mark: MARK });
  const ids = new Set(waiting.map(({ id }) => id));
  return [...waiting, ...unseen.filter(({ id }) => !ids.has(id))].sort((a, b) => a.id - b.id);
}

/**
 * Asks once after every change of the clock rules for a fold of the agreements whose clocks were folded by others;
 * gives their keys. Figures are right meanwhile, but leave the kept clocks aside, which takes longer.
 */
export async function refoldAfterUpgrade(context: Setting): Promise<readonly string[]> {
  const { database, workspace, now } = context;
  const workspaceId = workspace.id;
  const mark = { workspaceId, name: MARK };
  if ((await watermarkOf(database, mark)) !== null) return [];
  const register = await loadRegister(context);
  return database.transaction(async (tx) => {
    const stale = (await clockFingerprints(tx, { workspaceId }))
      .filter(({ agreementKey, fingerprint }) => {
        return fingerprint !== clockFingerprint(register, agreementKey);
      })
      .map(({ agreementKey }) => agreementKey);
    const agreementKeys = [...new Set(stale)];
    await requestRefolds(tx, { workspaceId, agreementKeys, now });
    await setWatermark(tx, { ...mark, at: now });
    return agreementKeys;
  });
}
