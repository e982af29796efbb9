import { MINUTE, SECOND } from '../../domain/calendar/instant.ts';
import type { Notice } from '../../outbox/notice.ts';
import { KINDS, readNotice } from '../../outbox/read-notice.ts';
import type { SendCopy } from '../../outbox/second-path.ts';
import { giveUpCopy, markCopied, markUncopied, takeCopy } from '../../storage/notice-copies.ts';
import type { Context } from '../context.ts';

type Copying = { readonly send: SendCopy; readonly textOf: (notice: Notice) => string };

const FIRST_PAUSE = 5 * SECOND;
const LONGEST_PAUSE = 10 * MINUTE;

/** So often a version that cannot read a notice leaves it to one that can, while two are running. */
const UNREAD = 8;
const UNREADABLE = 'It is stored in a form that this version cannot read.';

/** Sends what is urgent on the second path as well, whatever becomes of it in Slack; true when there was something. */
export async function deliverCopy(
  { database, workspace }: Context,
  { send, textOf }: Copying,
): Promise<boolean> {
  const taken = await takeCopy(database, { workspaceId: workspace.id, kinds: KINDS });
  if (taken === null) return false;
  const { id, version, kind, payload, channel, attempts } = taken;
  const said = readNotice(payload);
  if (said === null && attempts >= UNREAD) {
    await giveUpCopy(database, { id, problem: UNREADABLE });
    return true;
  }
  const problem = said
    ? await send({ id, version, kind, channel, text: textOf(said), notice: said })
    : UNREADABLE;
  if (problem === null) await markCopied(database, { id, version });
  else {
    const after = Math.min(FIRST_PAUSE * 2 ** Math.min(attempts - 1, 10), LONGEST_PAUSE);
    await markUncopied(database, { id, problem, after });
  }
  return true;
}
