import { MINUTE, SECOND } from '../../domain/calendar/instant.ts';
import type { Notice } from '../../outbox/notice.ts';
import { KINDS, readNotice } from '../../outbox/read-notice.ts';
import type { Copy, SecondPath } from '../../outbox/second-path.ts';
import {
  giveUpCopy,
  markCopied,
  markCopiedBy,
  markUncopied,
  takeCopy,
  type UncopiedNotice,
} from '../../storage/notice-copies.ts';
import type { Context } from '../context.ts';

type Copying = {
  readonly paths: readonly SecondPath[];
  readonly textOf: (notice: Notice) => string;
};

const FIRST_PAUSE = 5 * SECOND;
const LONGEST_PAUSE = 10 * MINUTE;

/** So often a version that cannot read a notice leaves it to one that can, while two are running. */
const UNREAD = 8;
const UNREADABLE = 'It is stored in a form that this version cannot read.';

/** Takes what is urgent and has not left on the second paths; null when there is nothing. */
export function takeUncopied({ database, workspace }: Context): Promise<UncopiedNotice | null> {
  return takeCopy(database, { workspaceId: workspace.id, kinds: KINDS });
}

/** Sends what was taken on those paths that it has not left on, whatever becomes of it in Slack. */
export async function deliverCopy(
  context: Context,
  taken: UncopiedNotice,
  { paths, textOf }: Copying,
): Promise<void> {
  const { database } = context;
  const { id, version, kind, payload, channel, attempts } = taken;
  const said = readNotice(payload);
  if (said === null && attempts >= UNREAD) {
    return await giveUpCopy(database, { id, problem: UNREADABLE });
  }
  const waiting = paths.filter(({ name }) => taken.copiedBy[name] !== version);
  const problem = said
    ? await sendOn(context, waiting, {
        ...{ id, version, kind, channel, text: textOf(said), notice: said },
      })
    : UNREADABLE;
  if (problem === null) await markCopied(database, { id, version });
  else {
    const after = Math.min(FIRST_PAUSE * 2 ** Math.min(attempts - 1, 10), LONGEST_PAUSE);
    await markUncopied(database, { id, problem, after });
  }
}

/** What has left on one path is noted at once: it does not leave there again because another one fails. */
async function sendOn(
  { database }: Context,
  paths: readonly SecondPath[],
  copy: Copy,
): Promise<string | null> {
  const problems = await Promise.all(
    paths.map(async ({ name, send }) => {
      const problem = await send(copy);
      if (problem === null) await markCopiedBy(database, { ...copy, path: name });
      return problem;
    }),
  );
  return problems.filter((problem) => problem !== null).join(' ') || null;
}
