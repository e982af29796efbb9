import type { Instant } from '../domain/calendar/instant.ts';
import type { Actor } from '../domain/party/actor.ts';
import type { Queue } from '../outbox/queue.ts';
import type { Database } from '../storage/database.ts';

/** What every verb is given: who acts, when, in whose workspace, on which database and queue. */
export type Context = {
  readonly actor: Actor;
  readonly now: Instant;
  readonly workspace: { readonly id: number; readonly teamId: string | null };
  readonly database: Database;
  readonly queue: Queue;
};
