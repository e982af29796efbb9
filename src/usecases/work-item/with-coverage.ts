import { agreementsBefore } from '../../domain/agreement/overriding.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { coveringOf, type StoredWorkItem } from '../../storage/work-items.ts';

type Covered = {
  readonly workspaceId: number;
  readonly register: Register;
  readonly agreementKey: string;
};

/** Work items of an agreement with the more specific agreements that cover them too; asked only where there are any. */
export async function withCoverage(
  db: Db,
  { workspaceId, register, agreementKey }: Covered,
  items: readonly StoredWorkItem[],
): Promise<readonly StoredWorkItem[]> {
  const agreementKeys = items.length === 0 ? [] : agreementsBefore(register, agreementKey);
  if (agreementKeys.length === 0) return items;
  const ids = items.map(({ id }) => id);
  const covering = await coveringOf(db, { workspaceId, ids, agreementKeys });
  return items.map((item) => ({ ...item, coveredBy: covering.get(item.id) ?? [] }));
}
