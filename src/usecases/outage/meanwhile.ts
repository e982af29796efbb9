import type { Instant } from '../../domain/calendar/instant.ts';
import { zonedSpan, zonedWords } from '../../domain/calendar/zoned-words.ts';
import { foldMaintenance } from '../../domain/maintenance/fold-maintenance.ts';
import type { OutageState } from '../../domain/outage/fold-outage.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { maintenancesIn } from '../../storage/maintenances.ts';
import { outagesOf } from '../../storage/outages.ts';
import { affectedBy, zoneOfService } from './affected.ts';
import { countingWords } from './counting-words.ts';
import { isFromSource } from './fact-ids.ts';

type Asked = {
  readonly workspaceId: number;
  readonly register: Register;
  readonly service: string;
  readonly state: Pick<OutageState, 'from' | 'to' | 'segment'>;
  readonly now: Instant;
};

/** What else is known of a service while it is interrupted: planned maintenance, and what sources recorded; in sentences. */
export async function meanwhileWords(db: Db, asked: Asked): Promise<readonly string[]> {
  return [...(await maintenanceWords(db, asked)), ...(await sourceWords(db, asked))];
}

async function maintenanceWords(
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
    const counts =
      planned.exclusions.length > 0
        ? 'What was agreed there does not count.'
        : 'It counts as downtime all the same.';
    return [`Maintenance ${id} covers part of it: ${zonedSpan(planned, zone)}. ${counts}`];
  });
}

const MOST = 3;

/** The same interruption as sources saw it: time that both tell of counts once. */
async function sourceWords(
  db: Db,
  { workspaceId, register, service, state, now }: Asked,
): Promise<readonly string[]> {
  const { from, to } = state;
  const period = { from, to: Math.max(from + 1, to ?? now + 1) };
  const asked = { workspaceId, serviceKeys: [service], period, asOf: now };
  const found = (await outagesOf(db, asked)).filter(({ id }) => isFromSource(id));
  const zone = zoneOfService(register, service);
  const affected = affectedBy(register, { service, at: from });
  const isSited = countingWords({ register, service, state, affected }).length > 0;
  return found.slice(-MOST).map((seen) => {
    const span =
      seen.to === null
        ? `since ${zonedWords(seen.from, zone)}, and it goes on`
        : zonedSpan({ from: seen.from, to: seen.to }, zone);
    if (isSited && seen.site !== state.segment?.site) {
      const [place, counted] =
        seen.site === undefined
          ? ['without a site', 'every promise']
          : [`at ${seen.site}`, 'what is promised there'];
      return `A source recorded an outage ${place}: ${span}. It counts for ${counted}.`;
    }
    return `A source saw it too: ${span}. What both tell of counts once.`;
  });
}
