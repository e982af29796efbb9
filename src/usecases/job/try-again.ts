import { AccordError } from '../../domain/error.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { DELIVERY } from '../../outbox/notice.ts';
import type { Queue } from '../../outbox/queue.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { reviveNotice } from '../../storage/failed-notices.ts';
import { settleCopy } from '../../storage/notice-copies.ts';
import { stopPosting } from '../../storage/outbox-channels.ts';
import type { Context } from '../context.ts';
import { openView } from '../status/viewing.ts';

/** What is to be tried again: a notice, its copy on the second path, a job that was given up, or posting as a whole. */
export type Again =
  | { readonly kind: 'notice' | 'copy'; readonly id: string }
  | { readonly kind: 'job'; readonly queue: string }
  | { readonly kind: 'posting' };

/** Tries again what was given up, after a person has seen to its cause. */
export async function tryAgain(context: Context, again: Again): Promise<void> {
  const { authority } = await openView(context);
  requireAuthority(authority, 'see-jobs', 'workspace');
  const { database, workspace, actor, now } = context;
  await act(context, again);
  await record(database, {
    ...{ workspaceId: workspace.id, at: now, actor: nameActor(actor), verb: 'tried again' },
    ...{ subject: `outbox:${again.kind}`, detail: again },
  });
}

/** Only what was given up: the button may be forged. */
async function repeat(queue: Queue, name: string): Promise<void> {
  const known = (await queue.deadLetters()).some((job) => job.queue === name);
  if (known) await queue.again(name, {});
  else
    throw new AccordError(
      'conflict',
      'It is being tried again already, or it ended well meanwhile.',
    );
}

async function act({ database, workspace, queue }: Context, again: Again): Promise<void> {
  const workspaceId = workspace.id;
  if (again.kind === 'job') return await repeat(queue, again.queue);
  if (again.kind === 'posting') await stopPosting(database, { workspaceId, problem: null });
  else if (!(await revive(database, { ...again, workspaceId }))) {
    throw new AccordError(
      'conflict',
      'It is being tried again already, or it was delivered meanwhile.',
    );
  }
  queue.wake(DELIVERY);
}

type Reviving = {
  readonly kind: 'notice' | 'copy';
  readonly id: string;
  readonly workspaceId: number;
};

async function revive(db: Db, { kind, id, workspaceId }: Reviving): Promise<boolean> {
  if (kind === 'notice') return await reviveNotice(db, { workspaceId, id });
  return (await settleCopy(db, { workspaceId, id, again: true })) !== null;
}
