import type { Notice, Recipient } from '../../outbox/notice.ts';
import { postedNotices } from '../../storage/notices.ts';
import type { Context } from '../context.ts';

/** People are asked in a message of their own. */
const APART: readonly Notice['kind'][] = ['approval-asked', 'signature-asked'];

/** Everything about a negotiation stands in a channel below the first message about it. */
export async function threadOf(
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
