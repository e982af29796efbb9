import { HOUR } from '../../domain/calendar/instant.ts';
import {
  countTold,
  type Escalation,
  isListInUse,
  type KeptRoute,
  keepEscalations,
  putInLists,
  routesOf,
} from '../../storage/alert-routes.ts';
import type { Db } from '../../storage/database.ts';
import type { Context } from '../context.ts';
import { enqueueNotices, type Renewing, renewNotices } from '../notice/enqueue-notice.ts';
import { type OpenOutage, openOutagesOf } from '../outage/open-outages.ts';

/** What telling several alerts one after the other needs: asked once for all of them, written at once in the end. */
export type Round = {
  readonly tx: Db;
  readonly context: Context;
  /** How an alert was told before the round; null where that was not decided. */
  readonly routeBefore: (episodeId: string) => KeptRoute | null;
  readonly putInList: (episodeId: string, list: string | null) => void;
  readonly keepEscalation: (episodeId: string, escalation: Escalation) => void;
  /** A message in a channel, and what is said below it. */
  readonly say: (said: Said) => void;
  readonly isListInUse: (list: string) => Promise<boolean>;
  /** How many alerts of the last hour a channel was told of one by one. */
  readonly countTold: (channel: string) => Promise<number>;
  readonly openOutagesOf: (services: readonly string[]) => Promise<readonly OpenOutage[]>;
  /** Writes what was decided. */
  readonly end: () => Promise<void>;
};

type Said = {
  readonly message: Renewing;
  readonly below: readonly Renewing[];
  /** The channel in which it is one more alert told by itself; null where it is none. */
  readonly addsTo: string | null;
};

/** Begins to tell alerts, some of which are known to have been told before. */
export async function beginRound(
  tx: Db,
  context: Context,
  known: readonly string[],
): Promise<Round> {
  const workspaceId = context.workspace.id;
  const routes = await routesOf(tx, known);
  const lists = new Map<string, string | null>();
  const used = new Set<string | null>();
  const escalations = new Map<string, Escalation>();
  const said: Said[] = [];
  const inUse = once((list) => isListInUse(tx, { workspaceId, list }));
  const since = context.now - HOUR;
  const told = once((channel) => countTold(tx, { workspaceId, channel, since }));
  return {
    ...{ tx, context },
    openOutagesOf: openOutages(tx, context),
    routeBefore: (id) => routes.get(id) ?? null,
    putInList: (id, list) => {
      lists.set(id, list);
      used.add(list);
    },
    keepEscalation: (id, escalation) => void escalations.set(id, escalation),
    say: (one) => void said.push(one),
    isListInUse: async (list) => used.has(list) || (await inUse(list)),
    countTold: async (channel) =>
      (await told(channel)) + said.filter(({ addsTo }) => addsTo === channel).length,
    end: async () => {
      await putInLists(tx, { workspaceId, lists });
      await keepEscalations(tx, { workspaceId, escalations });
      const messages = said.map(({ message }) => message);
      await renewNotices(tx, context, messages);
      const below = said.flatMap((one) => one.below);
      await enqueueNotices(tx, context, below);
    },
  };
}

function openOutages(tx: Db, { workspace, now }: Context) {
  const asked = once((services: string) =>
    openOutagesOf(tx, { workspaceId: workspace.id, services: services.split(' '), at: now }),
  );
  return (services: readonly string[]) => asked(services.join(' '));
}

/** Asks for each key once. */
function once<Answer>(ask: (key: string) => Promise<Answer>): (key: string) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (key) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}
