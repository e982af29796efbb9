import type { Episode } from '../domain/alert/episode.ts';
import { nextLookAt, type Phase, peakOf } from '../domain/alert/episode.ts';
import { foldEpisode } from '../domain/alert/fold-episode.ts';
import { type Step, stepContent } from '../domain/alert/steps.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { AccordError } from '../domain/error.ts';
import type { Db } from './database.ts';
import type { EpisodeStep, Episode as Row } from './generated/client.ts';
import { fromColumn, toColumn, toText } from './instants.ts';

type OfWorkspace = { readonly workspaceId: number };

/** What an episode is about, and where it is told; the key names both. */
export type Subject = {
  readonly key: string;
  readonly kind: 'work-item' | 'period';
  readonly workItemId: number | null;
  /** The promise that it was opened for. */
  readonly agreementKey: string;
  readonly targetKey: string;
  readonly channel: string;
};

/** An episode as it is kept. */
export type KeptEpisode = {
  readonly id: string;
  readonly workspaceId: number;
  readonly subject: Subject;
  /** Whether no later one is about the same. */
  readonly current: boolean;
  readonly episode: Episode;
};

const WITH_STEPS = { steps: { orderBy: { number: 'asc' } } } as const;

/** The last episodes of some keys, which nobody else moves until the caller’s transaction ends. */
export async function lockCurrentEpisodes(
  db: Db,
  { workspaceId, keys }: OfWorkspace & { readonly keys: readonly string[] },
): Promise<readonly KeptEpisode[]> {
  const locked = await db.sql<{ id: string }>(
    `SELECT id::text FROM "Episode" WHERE "workspaceId" = $1::int AND current AND key = ANY($2::text[])
     ORDER BY id FOR UPDATE`,
    [workspaceId, [...keys]],
  );
  return episodesById(db, locked);
}

/** One episode as it stands; null when there is none. */
export async function findEpisode(
  db: Db,
  { workspaceId, id }: OfWorkspace & { readonly id: string },
): Promise<KeptEpisode | null> {
  const where = { workspaceId, id: BigInt(id) };
  const row = await db.prisma.episode.findFirst({ where, include: WITH_STEPS });
  return row && toEpisode(row);
}

/**
 * Takes the episodes of all workspaces at which somebody has to look, those waiting longest first, as looked at. They
 * are locked for the caller’s transaction; those that another one has locked are left out.
 */
export async function episodesDue(
  db: Db,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly KeptEpisode[]> {
  const locked = await db.sql<{ id: string }>(
    `WITH due AS (
       SELECT id, "nextAt" FROM "Episode" WHERE "nextAt" <= $1::timestamptz
       ORDER BY "nextAt", id LIMIT $2::int FOR UPDATE SKIP LOCKED
     ), taken AS (
       UPDATE "Episode" e SET "nextAt" = NULL FROM due WHERE e.id = due.id
     )
     SELECT id::text FROM due ORDER BY "nextAt", id`,
    [toText(now), limit],
  );
  return episodesById(db, locked);
}

/** Episodes by number, in the order given. */
export async function episodesById(
  db: Db,
  locked: readonly { readonly id: string }[],
): Promise<readonly KeptEpisode[]> {
  if (locked.length === 0) return [];
  const rows = await db.prisma.episode.findMany({
    where: { id: { in: locked.map(({ id }) => BigInt(id)) } },
    include: WITH_STEPS,
  });
  const byId = new Map(rows.map((row) => [String(row.id), toEpisode(row)]));
  return locked.flatMap(({ id }) => byId.get(id) ?? []);
}

type Listed = OfWorkspace & {
  readonly kind?: Subject['kind'];
  readonly phase: Phase;
  readonly limit: number;
};

/** Episodes in a phase, the oldest first. */
export async function episodesIn(
  db: Db,
  { workspaceId, kind, phase, limit }: Listed,
): Promise<readonly KeptEpisode[]> {
  const rows = await db.prisma.episode.findMany({
    where: { workspaceId, state: phase, current: true, ...(kind && { subject: kind }) },
    orderBy: { id: 'asc' },
    take: limit,
    include: WITH_STEPS,
  });
  return rows.map(toEpisode);
}

/** The current episode of a key; null when there is none. */
export async function currentEpisode(
  db: Db,
  { workspaceId, key }: OfWorkspace & { readonly key: string },
): Promise<KeptEpisode | null> {
  const where = { workspaceId, key, current: true };
  const row = await db.prisma.episode.findFirst({ where, include: WITH_STEPS });
  return row && toEpisode(row);
}

export type NewEpisode = { readonly subject: Subject; readonly first: Step };

/** Adds episodes with their first steps, each the current one of its key from now on; those of which there is one are left out. */
export async function addEpisodes(
  db: Db,
  { workspaceId, added }: OfWorkspace & { readonly added: readonly NewEpisode[] },
): Promise<readonly KeptEpisode[]> {
  if (added.length === 0) return [];
  const folded = added.map((each) => ({ episode: foldEpisode([each.first]), ...each }));
  const data = folded.map(({ subject, first, episode }) => {
    return { openedAt: toText(first.at), ...subject, ...standingOf(episode) };
  });
  const rows = await db.sql<{ id: string; key: string }>(ADD, [workspaceId, JSON.stringify(data)]);
  const byKey = new Map(folded.map((each) => [each.subject.key, each]));
  const made = rows.flatMap(({ id, key }) => {
    const one = byKey.get(key);
    return one ? [{ id, one }] : [];
  });
  const steps = made.map(({ id, one }) => stepRow(id, one.first));
  await db.sql(ADD_STEPS, [JSON.stringify(steps)]);
  return made.map(({ id, one: { subject, episode } }) => {
    return { id, workspaceId, subject, current: true, episode };
  });
}

const ADD = `
INSERT INTO "Episode" ("workspaceId", key, current, subject, "workItemId", "agreementKey", "targetKey", channel,
  "openedAt", state, level, "endedAt", "nextAt")
SELECT $1::int, key, true, kind, "workItemId", "agreementKey", "targetKey", channel, "openedAt", state, level,
  "endedAt", "nextAt"
FROM jsonb_to_recordset($2::jsonb) AS e(key text, kind text, "workItemId" bigint, "agreementKey" text,
  "targetKey" text, channel text, "openedAt" timestamptz, state text, level int, "endedAt" timestamptz,
  "nextAt" timestamptz)
ON CONFLICT DO NOTHING RETURNING id::text, key`;

const ADD_STEPS = `
INSERT INTO "EpisodeStep" ("episodeId", number, at, actor, identity, type, content)
SELECT "episodeId", number, at, actor, identity, type, content
FROM jsonb_to_recordset($1::jsonb) AS e("episodeId" bigint, number int, at timestamptz, actor text, identity text,
  type text, content jsonb)
ON CONFLICT DO NOTHING RETURNING 1 AS added`;

/** Lets what is about the same from now on be told anew. */
export async function retireEpisodes(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.prisma.episode.updateMany({
    where: { id: { in: ids.map(BigInt) } },
    data: { current: false, nextAt: null },
  });
}

type Moved = {
  readonly id: string;
  readonly fresh: readonly Step[];
  readonly episode: Episode;
};

type Keeping = { readonly at: Instant; readonly moved: readonly Moved[] };

/** Keeps what episodes have become and the steps that made them so; refuses when somebody else has taken one meanwhile. */
export async function keepEpisodes(db: Db, { at, moved }: Keeping): Promise<void> {
  if (moved.length === 0) return;
  const steps = moved.flatMap(({ id, fresh }) => fresh.map((step) => stepRow(id, step)));
  const kept = await db.sql(ADD_STEPS, [JSON.stringify(steps)]);
  if (kept.length < steps.length) throw overtaken();
  const rows = moved.map(({ id, episode }) => ({ id, ...standingOf(episode) }));
  await db.sql(KEEP, [JSON.stringify(rows), toText(at)]);
}

// A look that somebody asked for before, and that nobody has taken yet, is not forgotten.
const KEEP = `
UPDATE "Episode" e SET state = m.state, level = m.level, "endedAt" = m."endedAt",
  "nextAt" = LEAST(NULLIF(e."nextAt", $2::timestamptz), m."nextAt")
FROM jsonb_to_recordset($1::jsonb)
  AS m(id bigint, state text, level int, "endedAt" timestamptz, "nextAt" timestamptz)
WHERE e.id = m.id RETURNING 1 AS kept`;

function standingOf(episode: Episode) {
  const next = nextLookAt(episode);
  return {
    state: episode.phase,
    level: peakOf(episode),
    endedAt: episode.endedAt === null ? null : toColumn(episode.endedAt),
    nextAt: next === null ? null : toColumn(next),
  };
}

function stepRow(episodeId: string, { content, at, ...rest }: Step) {
  return { episodeId, at: toText(at), type: content.type, content, ...rest };
}

function overtaken(): AccordError {
  return new AccordError(
    'conflict',
    'Somebody else has just changed this alert. Look at it again, and repeat what is still needed.',
  );
}

function toEpisode({
  steps,
  ...row
}: Row & { readonly steps: readonly EpisodeStep[] }): KeptEpisode {
  const { id, workspaceId, key, current, agreementKey, targetKey, channel } = row;
  const kind = row.subject === 'period' ? 'period' : 'work-item';
  const workItemId = row.workItemId === null ? null : Number(row.workItemId);
  return {
    id: String(id),
    workspaceId,
    current,
    subject: { key, kind, workItemId, agreementKey, targetKey, channel },
    episode: foldEpisode(steps.map(toStep)),
  };
}

function toStep({ number, at, actor, identity, content }: EpisodeStep): Step {
  return { number, at: fromColumn(at), actor, identity, content: stepContent.parse(content) };
}
