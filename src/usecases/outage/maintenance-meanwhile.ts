import type { Instant } from '../../domain/calendar/instant.ts';
import { zonedSpan } from '../../domain/calendar/zoned-words.ts';
import { foldMaintenance } from '../../domain/maintenance/fold-maintenance.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { maintenancesIn } from '../../storage/maintenances.ts';
import { zoneOfService } from './affected.ts';

type Asked = {
  readonly workspaceId: number;
  readonly register: Register;
  readonly service: string;
  readonly state: { readonly from: Instant; readonly to: Instant | null };
};

/** Planned maintenance of the same service at the same time, in sentences. */
export async function overlapWords(
  db: Db,
  { workspaceId, register, service, state: { from, to } }: Asked,
): Promise<readonly string[]> {
  const states = ['planned', 'running', 'over'] as const;
  const kept = await maintenancesIn(db, { workspaceId, serviceKeys: [service], states, limit: 20 });
  const zone = zoneOfService(register, service);
  return kept.flatMap(({ id, steps }) => {
    const planned = foldMaintenance(steps);
    if (!planned || planned.from >= (to ?? Number.POSITIVE_INFINITY) || planned.to <= from)
      return [];
    // What is still far ahead has nothing to do with what goes on now.
    if (to === null && planned.state === 'planned') return [];
    return [
      `Maintenance ${id} covers part of it: ${zonedSpan(planned, zone)}. What was agreed there does not count.`,
    ];
  });
}
