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
};

/** What Slack says about a channel; a private one is known only to those who are in it. */
export async function askChannel(client: WebClient, id: string): Promise<Channel> {
  const { channel } = await client.conversations.info({ channel: id }).catch(() => {
    throw new AccordError('conflict', INVITE);
  });
  if (channel?.is_member === false) throw new AccordError('conflict', INVITE);
  const shared = channel?.is_ext_shared || channel?.is_pending_ext_shared || channel?.is_shared;
  return { id, name: channel?.name ?? '', shared: Boolean(shared) };
}

/** For whom a channel stands: the customer whose channel it is, else our own people, else strangers. */
export function audienceOf(register: Register, channel: Channel): Viewer {
  const partyKeys = customersIn(register, channel);
  if (partyKeys.length > 0) return { kind: 'customer', partyKeys };
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

function customersIn({ parties, agreements }: Register, channel: Channel): readonly string[] {
  const isHere = (written: string | undefined) =>
    written !== undefined && (written === channel.id || written === `#${channel.name}`);
  const listed = [...parties.values()]
    .filter(({ terms }) => terms.kind === 'customer' && isHere(terms.channels.customer))
    .map(({ key }) => key);
  const reported = [...agreements.values()]
    .flat()
    .filter(({ terms }) => terms.kind === 'SLA' && isHere(terms.report?.customerChannel))
    .map(({ terms }) => terms.customer);
  return [...new Set([...listed, ...reported])];
}
