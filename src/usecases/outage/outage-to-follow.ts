import { AccordError } from '../../domain/error.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { declaredOutages } from '../../storage/outage-steps.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { openView } from '../status/viewing.ts';
import { sceneKept } from './declare-outage.ts';
import type { OutageScene } from './tell-outage.ts';

/** An outage for somebody who wants to go on with it; whoever may not is told who may. */
export async function outageToFollow(
  context: Telling,
  { id }: { readonly id: string },
): Promise<OutageScene> {
  const { register, authority } = await openView(context);
  requireAuthority(authority, 'record-outages', 'anything');
  const ids = /^\d{1,18}$/.test(id) ? [id] : [];
  const of = { workspaceId: context.workspace.id, ids };
  const [kept] = await declaredOutages(context.database, of);
  if (!kept) {
    throw new AccordError('not-found', 'There is no such outage. /sla outage shows the open ones.');
  }
  requireAuthority(authority, 'record-outages', { services: [kept.serviceKey], parties: [] });
  return sceneKept(context.database, context, { register, kept });
}
