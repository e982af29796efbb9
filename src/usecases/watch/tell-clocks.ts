import type { AgreementTerms } from '../../domain/agreement/agreement-terms.ts';
import type { Db } from '../../storage/database.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import type { ClockNews } from './record-thresholds.ts';

/** The customer's promise says most about a ticket, then what it rests on. */
const ORDER: readonly AgreementTerms['kind'][] = ['SLA', 'SLR', 'OLA', 'UC'];

/** Tells what the clocks have reached: what one channel is to hear of one work item is one message. */
export async function tellClocks(
  tx: Db,
  context: Context,
  news: readonly ClockNews[],
): Promise<void> {
  const heard = new Map<string, ClockNews[]>();
  for (const each of news) {
    const place = `${each.recipient.channel} ${each.notice.workItem.id}`;
    heard.set(place, [...(heard.get(place) ?? []), each]);
  }
  for (const together of heard.values()) await tell(tx, context, together);
}

async function tell(tx: Db, context: Context, together: readonly ClockNews[]): Promise<void> {
  const [first, ...rest] = together.toSorted(firstToTell);
  if (!first) return;
  const also = rest.map(({ notice: { promised, threshold, dueAt, remainingMs } }) => ({
    ...{ promised, threshold, dueAt, remainingMs },
  }));
  const { notice, recipient } = first;
  await enqueueNotice(tx, context, {
    notice: also.length > 0 ? { ...notice, also } : notice,
    recipient,
  });
}

function firstToTell(a: ClockNews, b: ClockNews): number {
  const order = ORDER.indexOf(a.agreementKind) - ORDER.indexOf(b.agreementKind);
  return order || b.notice.threshold - a.notice.threshold || a.notice.dueAt - b.notice.dueAt;
}
