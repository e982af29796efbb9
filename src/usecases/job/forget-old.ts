import { DAY } from '../../domain/calendar/instant.ts';
import { forgetNotices } from '../../storage/failed-notices.ts';
import { forgetHeard } from '../../storage/heard-requests.ts';
import { forgetChannels } from '../../storage/outbox-channels.ts';
import type { Context } from '../context.ts';

/** Longer than anything is told ahead of time or counted back, so that nothing forgotten is told again. */
const KEPT = 400 * DAY;

/** Forgets delivered notices after 400 days, channels that nothing goes to any more, and what was asked for long ago. */
export async function forgetOld({ database, now }: Context): Promise<void> {
  while ((await forgetNotices(database, { before: now - KEPT })) > 0);
  await forgetChannels(database);
  await forgetHeard(database);
}
