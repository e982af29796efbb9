import type { WebClient } from '@slack/web-api';
import { AccordError } from '../../domain/error.ts';
import { maySee, type Viewer } from '../../domain/party/viewer.ts';
import { latestAgreement, type Register } from '../../domain/register/register.ts';
import type { StatusReport } from '../../usecases/status/status-report.ts';
import { INVITE } from '../interactions/post.ts';

/** A channel, as far as it matters for what may be said in it. */
export type Channel = {
  readonly id: string;
  readonly name: string;
  /** People of other companies read it too. */
  readonly shared: boolean;
  readonly memberIds: readonly string[];
};

const MOST_MEMBERS = 1_000;

/** What Slack says about a channel now; a private one is known only to those who are in it. */
export async function askChannel(client: WebClient, id: string): Promise<Channel> {
  const refuse = (cause: unknown) => {
    throw new AccordError('conflict', INVITE, { cause });
  };
  const { channel } = await client.conversations.info({ channel: id }).catch(refuse);
  if (channel?.is_member === false) return refuse('the bot is no member');
  const { members } = await client.conversations
    .members({ channel: id, limit: MOST_MEMBERS })
    .catch(refuse);
  const shared = channel?.is_ext_shared || channel?.is_pending_ext_shared || channel?.is_shared;
  return {
    ...{ id, name: channel?.name ?? '', shared: Boolean(shared) },
    memberIds: members ?? [],
  };
}

/** For whom a channel stands: for the one customer who reads it, for our own people, or for nobody we know. */
export function audienceOf(register: Register, channel: Channel): Viewer {
  const partyKeys = outsidersIn(register, channel);
  if (partyKeys.length > 1) return { kind: 'stranger' };
  if (partyKeys.length === 1) return { kind: 'customer', partyKeys };
  return channel.shared ? { kind: 'stranger' } : { kind: 'staff' };
}

/** The part of a report that an audience may read. */
export function forAudience(
  report: StatusReport,
  register: Register,
  audience: Viewer,
): StatusReport {
  const agreements = report.agreements.filter(({ key }) => {
    const agreement = latestAgreement(register, key);
    return agreement !== null && maySee(audience, agreement);
  });
  return { ...report, agreements };
}

/** The customers and suppliers whose channel it is or whose people are in it. */
function outsidersIn({ parties, agreements }: Register, channel: Channel): readonly string[] {
  const isHere = (written: string | undefined) =>
    written !== undefined && (written === channel.id || written === `#${channel.name}`);
  const present = [...parties.values()]
    .filter(({ terms }) => terms.kind !== 'provider')
    .filter(
      ({ terms: { channels, people } }) =>
        isHere(channels.customer) ||
        people.some(({ user }) => user !== undefined && channel.memberIds.includes(user)),
    )
    .map(({ key }) => key);
  const reported = [...agreements.values()]
    .flat()
    .filter(({ terms }) => terms.kind === 'SLA' && isHere(terms.report?.customerChannel))
    .map(({ terms }) => terms.customer);
  return [...new Set([...present, ...reported])];
}
