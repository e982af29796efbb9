import type { Instant } from '../../domain/calendar/instant.ts';
import type { Db } from '../../storage/database.ts';
import { outagesOf } from '../../storage/outages.ts';

type Asked = {
  readonly workspaceId: number;
  readonly services: readonly string[];
  readonly at: Instant;
};

/** An outage that goes on at an instant, whoever told of it. */
export type OpenOutage = {
  readonly id: string;
  readonly serviceKey: string;
  readonly from: Instant;
};

/** The outages of services that go on at an instant, by the facts: what happens meanwhile is grouped by them. */
export async function openOutagesOf(
  db: Db,
  { workspaceId, services, at }: Asked,
): Promise<readonly OpenOutage[]> {
  if (services.length === 0) return [];
  const period = { from: at, to: at + 1 };
  const found = await outagesOf(db, { workspaceId, serviceKeys: services, period, asOf: at });
  return found.map(({ id, serviceKey, from }) => ({ id, serviceKey, from }));
}
