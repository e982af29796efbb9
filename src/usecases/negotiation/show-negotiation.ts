import type { Db } from '../../storage/database.ts';
import { lastNegotiation, negotiationsIn } from '../../storage/negotiations.ts';
import { openView, type Setting } from '../status/viewing.ts';
import { type NegotiationView, viewOf } from './negotiation-view.ts';
import { noTable, type TablePlace, tableOf } from './table.ts';

/** The last negotiation of an agreement, as far as the actor may see it. */
export async function showNegotiation(
  context: Setting,
  { key }: TablePlace,
): Promise<NegotiationView> {
  const { authority } = await openView(context);
  const db: Db = context.database;
  const kept = await lastNegotiation(db, { workspaceId: context.workspace.id, agreementKey: key });
  const table = kept && tableOf(context, authority, kept);
  if (!table) throw noTable(key);
  return viewOf(table);
}

/** Every negotiation that the actor may see and that is not over, the last first. */
export async function listNegotiations(context: Setting): Promise<readonly NegotiationView[]> {
  const { authority } = await openView(context);
  const kept = await negotiationsIn(context.database, {
    workspaceId: context.workspace.id,
    states: ['open', 'agreed'],
  });
  return kept.flatMap((one) => {
    const table = tableOf(context, authority, one);
    return table ? [viewOf(table)] : [];
  });
}
