import type { WebClient } from '@slack/web-api';
import type { Actor } from '../../domain/party/actor.ts';
import type { Context } from '../../usecases/context.ts';
import type { Log } from '../log.ts';
import type { People } from '../people.ts';
import type { PersonActor, Session } from '../session.ts';
import type { createTurns } from '../turns.ts';

/** What every listener works with. */
export type Workshop = {
  readonly client: WebClient;
  readonly contextOf: (actor: Actor) => Promise<Context>;
  readonly log: Log;
  readonly people: People;
  readonly turns: ReturnType<typeof createTurns>;
};

/** Who did something, as Slack's signed payload says. */
export type Doer = {
  readonly userId: string;
  readonly teamId: string | undefined;
  readonly channelId: string | undefined;
};

/** Finds out who somebody really is: guests and people of other companies by Slack's word alone. */
export async function openSession(workshop: Workshop, doer: Doer): Promise<Session> {
  const { client, contextOf, log, people } = workshop;
  const profile = await people.find(doer.userId);
  const actor: PersonActor = {
    kind: 'person',
    userId: doer.userId,
    teamId: profile.teamId ?? doer.teamId ?? 'unknown',
    guest: profile.guest,
    ...(profile.email !== undefined && { email: profile.email }),
    ...(doer.channelId !== undefined && { channelId: doer.channelId }),
  };
  return { actor, timeZone: profile.timeZone, client, log, open: (as = actor) => contextOf(as) };
}
