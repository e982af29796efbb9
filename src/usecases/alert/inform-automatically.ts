import type { Step } from '../../domain/alert/steps.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import type { KeptEpisode } from '../../storage/episodes.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { customerChannelOf } from './customer-channel.ts';
import { describeAlert } from './describe-alert.ts';
import { draftMessage } from './draft-message.ts';
import { messageOf } from './inform-customer.ts';
import type { Moved } from './move-alerts.ts';
import { holdFor, type Route } from './route-alert.ts';

type News = {
  readonly register: Register;
  readonly kept: KeptEpisode;
  readonly fresh: readonly Step[];
};

/** That a customer is told of a miss at once, where that was agreed; null where a person is to read it before, or it was told already. */
export function decideAutomatic({ register, kept, fresh }: News): Moved | null {
  const { episode } = kept;
  const customer = customerChannelOf(register, episode);
  if (customer?.agreement.terms.report?.informCustomer !== 'automatic') return null;
  const isNews = fresh.some(({ content }) => 'seen' in content);
  if (!isNews || episode.phase !== 'open' || episode.muted || episode.informed) return null;
  const alert = describeAlert({ register, kept, nth: null });
  const theirs = alert?.lines.find(({ isCustomers }) => isCustomers);
  if (!alert || theirs?.seen.standing !== 'breached') return null;
  const { channel } = customer;
  return { kept, decided: [{ type: 'customer-informed', channel, text: draftMessage(alert) }] };
}

/** Sends customers what was decided, when they do not want to be left in peace. */
export async function tellCustomers(
  tx: Db,
  context: Context,
  {
    register,
    informed,
  }: { readonly register: Register; readonly informed: readonly KeptEpisode[] },
): Promise<void> {
  for (const kept of informed) {
    const { content } = kept.episode.steps.at(-1) ?? {};
    if (content?.type !== 'customer-informed') continue;
    const notice = messageOf({ register, kept }, content.text);
    const route = routeToCustomer(register, kept);
    const hold = route ? holdFor(kept.episode, { register, route, now: context.now }) : {};
    await enqueueNotice(tx, context, { notice, recipient: { channel: content.channel }, ...hold });
  }
}

/** Customers have quiet hours of their own, where their party names some. */
function routeToCustomer(register: Register, { episode }: KeptEpisode): Route | null {
  const customer = customerChannelOf(register, episode);
  if (customer === null) return null;
  const { agreement, channel } = customer;
  const party = register.parties.get(agreement.terms.customer)?.terms;
  const timeZone = party?.timeZone ?? agreement.terms.timeZone;
  return { recipient: { channel }, agreement, alerts: party?.alerts ?? null, timeZone };
}
