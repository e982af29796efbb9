import type { WebClient } from '@slack/web-api';
import type { Actor } from '../domain/party/actor.ts';
import type { Context } from '../usecases/context.ts';
import type { Log } from './log.ts';

export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** One thing that one person does: who they are, and what may be used to answer. */
export type Session = {
  readonly actor: PersonActor;
  /** Where the person lives; times are shown on this clock. */
  readonly timeZone: string;
  /** What a verb needs; called late, because help must work when the database does not. */
  readonly open: () => Promise<Context>;
  readonly client: WebClient;
  /** What permits to open one dialog within 3 seconds; buttons bring their own. */
  readonly triggerId?: string;
  readonly log: Log;
};
