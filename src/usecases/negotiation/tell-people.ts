import { foldNegotiation } from '../../domain/negotiation/fold-negotiation.ts';
import { sidedOf } from '../../domain/negotiation/scene.ts';
import { readNotice } from '../../outbox/read-notice.ts';
import { lastNegotiation } from '../../storage/negotiations.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { readRegister } from '../register/load-register.ts';

/** A side whose channel cannot be written to negotiates on in messages to its people. */
export async function tellPeople(context: Context, payload: unknown): Promise<void> {
  const data = readNotice(payload);
  if (!data || !('negotiation' in data)) return;
  const { database, workspace } = context;
  const of = { workspaceId: workspace.id, agreementKey: data.agreement };
  const kept = await lastNegotiation(database, of);
  if (kept?.id !== data.negotiation) return;
  const { parties } = await readRegister(database, workspace.id);
  const party = parties.get(sidedOf({ state: foldNegotiation(kept.steps) })[data.side]);
  const users = (party?.terms.people ?? []).flatMap(({ user }) => user ?? []);
  if (users.includes(data.to)) return;
  await database.transaction(async (tx) => {
    for (const to of users) {
      await enqueueNotice(tx, context, { notice: { ...data, to }, recipient: { channel: to } });
    }
  });
}
