import type { WebClient } from '@slack/web-api';
import type { Actor } from '../../domain/party/actor.ts';
import type { Context } from '../../usecases/context.ts';
import type { Log } from '../log.ts';
import type { People, Profile } from '../people.ts';
import type { PersonActor, Session } from '../session.ts';
import type { createTurns } from '../turns.ts';
import { groupsWith, type UserGroups } from '../user-groups.ts';

/** What every listener works with. */
export type Workshop = {
  readonly client: WebClient;
  readonly contextOf: (actor: Actor) => Promise<Context>;
  readonly log: Log;
  readonly people: People;
  /** Who is in which user group, as far as the bot may know. */
  readonly userGroups: () => Promise<UserGroups>;
  /** The team in which the bot is installed. */
  readonly homeTeamId: () => Promise<string>;
  readonly turns: ReturnType<typeof createTurns>;
};

/** Who did something, as Slack's signed payload says. */
export type Doer = {
  readonly userId: string;
  readonly teamId: string | undefined;
  readonly channelId: string | undefined;
  /** Why it is not known whether another replica does it already: then nothing is looked up or done. */
  readonly unheard?: unknown;
};

/** Finds out who somebody really is: guests and people of other companies by Slack's word alone. */
export async function openSession(workshop: Workshop, doer: Doer): Promise<Session> {
  const { client, contextOf, log, people, userGroups } = workshop;
  const [profile, known] = await Promise.all([people.find(doer.userId), userGroups()]);
  const groups = groupsWith(known, doer.userId);
  const teamId = profile.teamId ?? doer.teamId ?? 'unknown';
  const channelName = await nameForOutsider(workshop, doer, { ...profile, teamId });
  const actor: PersonActor = {
    kind: 'person',
    userId: doer.userId,
    teamId,
    guest: profile.guest,
    ...(profile.email !== undefined && { email: profile.email }),
    ...(groups.length > 0 && { groups }),
    ...(doer.channelId !== undefined && { channelId: doer.channelId }),
    ...(channelName !== undefined && { channelName }),
  };
  const open = () => (doer.unheard === undefined ? contextOf(actor) : Promise.reject(doer.unheard));
  return { actor, timeZone: profile.timeZone, client, log, open };
}

/** Only for outsiders does the channel decide what they may see, so only for them it is looked up. */
async function nameForOutsider(
  { client, homeTeamId }: Workshop,
  { channelId }: Doer,
  { guest, teamId }: Profile,
): Promise<string | undefined> {
  if (channelId === undefined || channelId.startsWith('D')) return undefined;
  if (!guest && teamId === (await homeTeamId())) return undefined;
  const { channel } = await client.conversations.info({ channel: channelId }).catch(() => NOTHING);
  return channel?.name;
}

const NOTHING: { readonly channel?: { readonly name?: string } } = {};
