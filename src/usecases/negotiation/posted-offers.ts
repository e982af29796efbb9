import { negotiationTurn } from '../../outbox/notice-negotiation.ts';
import { postedNotices } from '../../storage/notices.ts';
import type { Setting } from '../status/viewing.ts';
import type { NegotiationView } from './negotiation-view.ts';

/** A message with an offer in it, in some channel. */
export type PostedOffer = {
  readonly channel: string;
  readonly ts: string;
  readonly round: number;
};

/** Where the offers of a negotiation were posted, so that they can be kept up to date. */
export async function postedOffers(
  { database, workspace }: Setting,
  { id }: Pick<NegotiationView, 'id'>,
): Promise<readonly PostedOffer[]> {
  const posted = await postedNotices(database, {
    ...{ workspaceId: workspace.id, kinds: ['negotiation-turn'], keyPrefix: `negotiation/${id}/` },
  });
  return posted.flatMap(({ payload, channelId: channel, messageTs: ts }) => {
    const { data } = negotiationTurn.safeParse(payload);
    return data ? [{ channel, ts, round: data.round }] : [];
  });
}
