import type { Promised } from '../../outbox/notice-parts.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';

const USER = /^[UW][A-Z0-9]+$/;
const GROUP = /^S[A-Z0-9]+$/;

/** The agreement's name with customer and services: what the message is about. */
export function aboutLine({ customerName, serviceNames, agreementName }: Promised): Mrkdwn {
  return mrkdwn`${serviceNames.join(', ')} for ${customerName} · agreement “${agreementName}”`;
}

/** What was promised and who owns it. */
export function promiseLine(promised: Promised): Mrkdwn {
  return join([mrkdwn`*Promised:* ${promised.sentence}`, ownerPhrase(promised)], '\n');
}

/** The owner, mentioned where the register knows their Slack account. */
export function ownerPhrase({ owner }: Pick<Promised, 'owner'>): Mrkdwn {
  if (owner === null) return mrkdwn`*Owner:* nobody is named in the agreement`;
  return mrkdwn`*Owner:* ${personPhrase(owner)}`;
}

/** Somebody, mentioned where their Slack account is known. */
export function personPhrase({ name, user }: NonNullable<Promised['owner']>): Mrkdwn {
  return user !== null && USER.test(user) ? { mrkdwn: `<@${user}>` } : mrkdwn`${name}`;
}

/** Why somebody reads this. */
export function reasonLine({ agreement, revision }: Promised, reason: string): Mrkdwn {
  return mrkdwn`${reason} · agreement ${agreement}, revision ${revision} · this is its team channel`;
}

/** A group of users, mentioned, so that they look at it. */
export function groupPhrase(name: string, group: string | null): Mrkdwn {
  return group !== null && GROUP.test(group) ? { mrkdwn: `<!subteam^${group}>` } : mrkdwn`${name}`;
}
