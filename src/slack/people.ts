import type { WebClient } from '@slack/web-api';
import { MINUTE } from '../domain/calendar/instant.ts';
import { AccordError } from '../domain/error.ts';
import type { Log } from './log.ts';
import { refusalOf } from './notices/refusals.ts';

/** What Slack says about somebody. */
export type Profile = {
  readonly teamId: string | null;
  readonly email?: string;
  readonly guest: boolean;
  readonly timeZone: string;
};

/** Looks people up. */
export type People = { readonly find: (userId: string) => Promise<Profile> };

/** Somebody about whom Slack says nothing gets no more than what their id is listed for. */
const UNKNOWN: Profile = { teamId: null, guest: true, timeZone: 'UTC' };

const INVISIBLE = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

const KEPT_FOR = 10 * MINUTE;
const KEPT_AT_MOST = 5_000;

/** People by their id, remembered for ten minutes. */
export function createPeople(client: WebClient, log: Log): People {
  const known = new Map<string, { readonly until: number; readonly profile: Promise<Profile> }>();
  return {
    find: (userId) => {
      const kept = known.get(userId);
      if (kept && kept.until > Date.now()) return kept.profile;
      const profile = ask(client, userId).catch((error: unknown) => {
        known.delete(userId);
        log.warn({ err: error }, 'a person could not be looked up');
        return strangerOrRefusal(error);
      });
      if (known.size >= KEPT_AT_MOST) known.clear();
      known.set(userId, { until: Date.now() + KEPT_FOR, profile });
      return profile;
    },
  };
}

function strangerOrRefusal(error: unknown): Profile {
  if (INVISIBLE.has(refusalOf(error) ?? '')) return UNKNOWN;
  throw new AccordError(
    'conflict',
    'I could not ask Slack who you are, so I cannot tell what you may see. Please try again in a minute.',
    { cause: error },
  );
}

async function ask(client: WebClient, userId: string): Promise<Profile> {
  const { user } = await client.users.info({ user: userId });
  return {
    teamId: user?.team_id ?? null,
    ...(user?.profile?.email && { email: user.profile.email }),
    guest: Boolean(user?.is_restricted || user?.is_ultra_restricted),
    timeZone: user?.tz ?? 'UTC',
  };
}
