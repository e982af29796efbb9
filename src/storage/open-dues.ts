import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';

type Named = {
  readonly targetKey: string;
  readonly workItemId: number;
  readonly cycle: number;
};

type Columns = {
  readonly targets: readonly string[] | null;
  readonly items: readonly number[];
  readonly cycles: readonly number[];
  readonly dues: readonly (number | null)[];
};

const OPEN = `
  SELECT json_agg("targetKey") AS targets, json_agg("workItemId") AS items, json_agg(cycle) AS cycles,
    json_agg((date_part('epoch', "dueAt") * 1000)::bigint) AS dues
  FROM "Clock"
  WHERE "workspaceId" = $1::int AND "agreementKey" = $2 AND "stoppedAt" IS NULL`;

/** When the cached clocks of an agreement that have not stopped are due, by their names. */
export async function openDues(
  db: Db,
  { workspaceId, agreementKey }: { readonly workspaceId: number; readonly agreementKey: string },
): Promise<ReadonlyMap<string, Instant | null>> {
  const [columns] = await db.sql<Columns>(OPEN, [workspaceId, agreementKey]);
  const { targets, items = [], cycles = [], dues = [] } = columns ?? { targets: null };
  const names = (targets ?? []).map((targetKey, i) =>
    dueName({ targetKey, workItemId: items[i] ?? 0, cycle: cycles[i] ?? 0 }),
  );
  return new Map(names.map((name, i) => [name, dues[i] ?? null]));
}

/** What tells a clock of an agreement from the others. */
export function dueName({ workItemId, targetKey, cycle }: Named): string {
  return `${workItemId} ${cycle} ${targetKey}`;
}
