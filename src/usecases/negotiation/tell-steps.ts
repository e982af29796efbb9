import type { Step } from '../../domain/negotiation/steps.ts';
import type { Db } from '../../storage/database.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { askedNotices } from './asked-notices.ts';
import { movedNotices } from './moved-notices.ts';
import { renewCards } from './renew-cards.ts';
import type { Moved } from './take-steps.ts';

type Told = Moved & { readonly fresh: readonly Step[] };

/** Tells both sides what happened and asks those who are to act, each by what they may see. */
export async function tellSteps(tx: Db, context: Context, told: Told): Promise<void> {
  await renewCards(tx, context, told);
  for (const notice of [...movedNotices(told), ...askedNotices(told)]) {
    await enqueueNotice(tx, context, { notice, recipient: { channel: notice.to } });
  }
}
