import { section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { home } from '../blocks/views.ts';
import type { Session } from '../session.ts';

/** Draws the Home tab of a person. */
export async function publishHome(session: Session, _hash?: string): Promise<void> {
  await session.client.views.publish({
    user_id: session.actor.userId,
    view: home([section(mrkdwn`Hello`)]),
  });
}
