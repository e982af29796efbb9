import type { WebClient } from '@slack/web-api';
import { MINUTE } from '../domain/calendar/instant.ts';
import { AccordError } from '../domain/error.ts';
import type { Log } from './log.ts';
import { refusalOf } from './notices/refusals.ts';

/** The user groups of the workspace with their members; null where the bot may not know them. */
export type UserGroups = ReadonlyMap<string, readonly string[]> | null;

const KEPT_FOR = 10 * MINUTE;

/** The user groups, remembered for ten minutes; what was known before is better than nothing. */
export function createUserGroups(client: WebClient, log: Log): () => Promise<UserGroups> {
  let known: UserGroups = null;
  let until = 0;
  let asking: Promise<UserGroups> | null = null;
  const ask = async () => {
    known = await askUserGroups(client, log).catch((error: unknown) => orKnown(error, known));
    until = Date.now() + KEPT_FOR;
    return known;
  };
  return () => {
    if (Date.now() < until) return Promise.resolve(known);
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}

/** Whoever is recognised by a group would see too much as somebody else, so not knowing is no answer. */
function orKnown(error: unknown, known: UserGroups): UserGroups {
  if (known !== null) return known;
  throw new AccordError(
    'conflict',
    'I could not ask Slack to which groups you belong, so I cannot tell what you may see. Please try again in a minute.',
    { cause: error },
  );
}

/** What Slack says about user groups now; null where it does not let the bot know. */
export async function askUserGroups(client: WebClient, log: Log): Promise<UserGroups> {
  try {
    const { usergroups = [] } = await client.usergroups.list({ include_users: true });
    return new Map(usergroups.map(({ id = '', users = [] }) => [id, users]));
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || refusal === 'ratelimited') throw error;
    log.warn({ refusal }, 'user groups are not known: reinstall the app with its manifest');
    return null;
  }
}

/** The groups of which somebody is a member. */
export function groupsWith(groups: UserGroups, userId: string): readonly string[] {
  return [...(groups ?? [])].filter(([, users]) => users.includes(userId)).map(([id]) => id);
}
