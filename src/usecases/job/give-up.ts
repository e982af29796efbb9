import { AccordError } from '../../domain/error.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { KINDS } from '../../outbox/read-notice.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { abandonNotice } from '../../storage/failed-notices.ts';
import { settleCopy } from '../../storage/notice-copies.ts';
import type { Context } from '../context.ts';
import { openView } from '../status/viewing.ts';

/** What is not to be tried any more: a notice, or its copy on the second path. */
export type Abandoned = { readonly kind: 'notice' | 'copy'; readonly id: string };

/** Leaves undelivered for good what could not be delivered; who did so is kept in the audit trail. */
export async function giveUp(context: Context, { kind, id }: Abandoned): Promise<void> {
  const { authority } = await openView(context);
  requireAuthority(authority, 'see-jobs', 'workspace');
  const { database, workspace, actor, now: at } = context;
  await database.transaction(async (tx) => {
    const what = await abandon(tx, { workspaceId: workspace.id, kind, id });
    if (what === null) {
      throw new AccordError('conflict', 'It was delivered, tried again or given up meanwhile.');
    }
    await record(tx, {
      ...{ workspaceId: workspace.id, at, actor: nameActor(actor), verb: 'gave up' },
      ...{ subject: `outbox:${kind}`, detail: { id, ...what } },
    });
  });
}

type Abandoning = Abandoned & { readonly workspaceId: number };

function abandon(tx: Db, { workspaceId, kind, id }: Abandoning): Promise<object | null> {
  return kind === 'notice'
    ? abandonNotice(tx, { workspaceId, id, kinds: KINDS })
    : settleCopy(tx, { workspaceId, id, again: false });
}
