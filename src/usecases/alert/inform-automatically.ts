import type { Step } from '../../domain/alert/steps.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import type { KeptEpisode } from '../../storage/episodes.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { declaredId } from '../outage/fact-ids.ts';
import { openOutagesOf } from '../outage/open-outages.ts';
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

/**
 * That customers are told of misses at once, where that was agreed. What is missed while an outage is declared is not
 * told one by one: they read how that goes on, in the messages about the outage.
 */
export async function decideAutomatic(
  tx: Db,
  context: Context,
  news: readonly News[],
): Promise<readonly Moved[]> {
  const down = new Map<string, Promise<boolean>>();
  const moved: Moved[] = [];
  for (const one of news) {
    const decided = decideOne(one);
    const services = customerChannelOf(one.register, one.kept.episode)?.agreement.terms.services;
    if (decided === null || services === undefined) continue;
    const name = services.join(' ');
    const isDown = down.get(name) ?? isDeclaredDown(tx, context, services);
    down.set(name, isDown);
    if (one.kept.subject.kind === 'period' || !(await isDown)) moved.push(decided);
  }
  return moved;
}

/** Whether customers are being told of an outage of one of these services. */
async function isDeclaredDown(
  tx: Db,
  { workspace, now: at }: Context,
  services: readonly string[],
): Promise<boolean> {
  const open = await openOutagesOf(tx, { workspaceId: workspace.id, services, at });
  return open.some(({ id }) => declaredId(id) !== null);
}

/** Null where a person is to read it before, or it was told already. */
function decideOne({ register, kept, fresh }: News): Moved | null {
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
