import type { Notice, Recipient } from '../../outbox/notice.ts';
import { postedNotices, standingNotice } from '../../storage/notices.ts';
import type { Context } from '../context.ts';

/** People are asked in a message of their own. */
const APART: readonly Notice['kind'][] = ['approval-asked', 'signature-asked'];

type Going = {
  readonly notice: Notice;
  readonly recipient: Recipient;
  readonly threadKey: string | null;
};

/** Where a notice goes: below the message that it belongs to, wherever that stands by now. */
export async function placeOf(
  context: Context,
  { notice, recipient, threadKey }: Going,
): Promise<{ readonly recipient: Recipient; readonly threadTs: string | null }> {
  if (threadKey === null) {
    return { recipient, threadTs: await threadOf(context, notice, recipient) };
  }
  const { database, workspace } = context;
  const above = await standingNotice(database, { workspaceId: workspace.id, key: threadKey });
  if (above === null) return { recipient, threadTs: null };
  return { recipient: { ...recipient, channel: above.channelId }, threadTs: above.messageTs };
}

/** Everything about a negotiation stands in a channel below the first message about it. */
async function threadOf(
  { database, workspace }: Context,
  notice: Notice,
  { channel }: Recipient,
): Promise<string | null> {
  if (!('negotiation' in notice) || APART.includes(notice.kind)) return null;
  const posted = await postedNotices(database, {
    workspaceId: workspace.id,
    keyPrefix: `negotiation/${notice.negotiation}/`,
  });
  const first = posted.find(
    ({ payload, kind }) => !APART.some((one) => one === kind) && isTo(payload, channel),
  );
  return first?.messageTs ?? null;
}

function isTo(payload: unknown, channel: string): boolean {
  return (
    typeof payload === 'object' && payload !== null && 'to' in payload && payload.to === channel
  );
}
