import type { Promised } from '../../outbox/notice-parts.ts';
import { writeQuery } from '../answers/status-query.ts';
import { type WhyAsked, whyButton } from '../answers/why-button.ts';
import { actions, button, type KnownBlock } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';

const USER = /^[UW][A-Z0-9]+$/;

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
  const who = owner.user !== null && USER.test(owner.user) ? { mrkdwn: `<@${owner.user}>` } : null;
  return mrkdwn`*Owner:* ${who ?? owner.name}`;
}

/** Why somebody reads this. */
export function reasonLine({ agreement, revision }: Promised, reason: string): Mrkdwn {
  return mrkdwn`${reason} · agreement ${agreement}, revision ${revision} · this is its team channel`;
}

/** Buttons to see how the service stands, and why what this is about stands as it does. */
export function furtherButtons(
  { agreement, agreementName }: Promised,
  why: WhyAsked,
): readonly KnownBlock[] {
  const spoken = `Show the status of ${agreementName}`;
  const value = writeQuery({ agreement, page: 0 });
  return actions([
    button({ label: 'Show status', action: 'status.open', value, spoken }),
    whyButton(why),
  ]);
}
