import type { Instant } from '../domain/calendar/instant.ts';
import type { Interval } from '../domain/calendar/interval.ts';
import type { Db } from './database.ts';
import { type InGroup, inGroups } from './in-groups.ts';
import { toText } from './instants.ts';
import { EVERY_CASE, TALLIED_CASES } from './period-cases.ts';
import { together } from './together.ts';
import {
  SELECT_EVENTS,
  SELECT_ITEMS,
  type StoredWorkItem,
  toWorkItem,
  type WorkItemRow,
} from './work-item-rows.ts';

/** Cases of an agreement that are asked about, as they are seen at an instant. */
type PeriodQuestion = {
  readonly agreementKey: string;
  readonly asOf: Instant;
  readonly targetKeys: readonly string[];
  readonly period: Interval;
  /** What a cached clock must have been folded by to count. */
  readonly fingerprint: number;
};

/** How the cases of a target ended; only missed ones are told one by one. */
export type SettledRow = {
  readonly targetKey: string;
  readonly met: number;
  readonly cancelled: number;
  readonly handSet: number;
  readonly mayReopen: number;
  readonly missed: readonly (readonly [workItemKey: string, dueAt: Instant])[] | null;
};

export type CasesOfPeriod = {
  readonly settled: readonly SettledRow[];
  /** The work items of all other cases that may count, to be folded. */
  readonly items: readonly StoredWorkItem[];
};

// What a day's tally says of items that are folded. Each is looked up by itself ("OFFSET 0"): how many there are
// depends on the instant that is asked about, which one plan for all of them cannot know. By its own number
// ("IS TRUE"): before a large import has been analysed, all clocks of the agreement would be looked through for each.
const TAKEN = `
  SELECT u."group", c.target, c.day, sum(c.met) AS met, sum(c.cancelled) AS cancelled,
    sum(c."handSet") AS "handSet"
  FROM unsettled u, LATERAL (
    SELECT c."targetKey" AS target, (coalesce(c."dueAt", c."stoppedAt") AT TIME ZONE 'UTC')::date AS day,
      (c.state = 'met')::int AS met, (c.state = 'cancelled')::int AS cancelled, c."handSet"::int AS "handSet"
    FROM "Clock" c
    WHERE c."workItemId" = u.id AND (c."workspaceId" = $1::int AND c."agreementKey" = u.agreement) IS TRUE
      AND c."stoppedAt" IS NOT NULL
    OFFSET 0) c
  GROUP BY 1, 2, 3`;

const COUNTED = `
  SELECT d."group", d.target, d.met - coalesce(t.met, 0) AS met, d.cancelled - coalesce(t.cancelled, 0) AS cancelled,
    d."handSet" - coalesce(t."handSet", 0) AS "handSet", 0 AS "mayReopen"
  FROM days d LEFT JOIN (${TAKEN}) t USING ("group", target, day) WHERE d.counts
  UNION ALL
  SELECT d."group", d.target, (d.state = 'met')::int, (d.state = 'cancelled')::int, d."handSet"::int,
    (d.state = 'met' AND coalesce(d."reopenUntil" >= d."asOf", false))::int
  FROM due d WHERE NOT EXISTS (SELECT 1 FROM unsettled u WHERE u."group" = d."group" AND u.id = d.id)`;

const MISSED = `
  SELECT a."group", a.target,
    json_agg(json_build_array(w.key, (extract(epoch FROM c."dueAt") * 1000)::bigint)) AS missed
  FROM asked a JOIN "Clock" c ON c."workspaceId" = $1::int AND c."agreementKey" = a.agreement
    AND c."targetKey" = a.target AND c.state = 'missed' AND c."stoppedAt" IS NOT NULL
    AND c."dueAt" >= a."from" AND c."dueAt" < a."to"
  JOIN "WorkItem" w ON w.id = c."workItemId"
  WHERE NOT EXISTS (SELECT 1 FROM unsettled u WHERE u."group" = a."group" AND u.id = c."workItemId")
  GROUP BY 1, 2`;

const CASES = `/* accord:period-cases */
  WITH ${TALLIED_CASES},
  settled AS (
    SELECT "group", target AS "targetKey", sum(met)::int AS met, sum(cancelled)::int AS cancelled,
      sum("handSet")::int AS "handSet", sum("mayReopen")::int AS "mayReopen"
    FROM (${COUNTED}) counted GROUP BY 1, 2
  )
  SELECT (SELECT coalesce(json_agg(s), '[]') FROM (
      SELECT s.*, m.missed FROM settled s
      LEFT JOIN (${MISSED}) m ON m."group" = s."group" AND m.target = s."targetKey") s) AS settled,
    (SELECT coalesce(json_agg(item), '[]') FROM (
      SELECT u."group", w.id, w.key, w.title, (${SELECT_EVENTS}) AS events
      FROM unsettled u JOIN groups g USING ("group") JOIN "WorkItem" w ON w.id = u.id
      WHERE w."openedAt" <= g."asOf" ORDER BY u."group", w.id) item) AS items`;

type Row = {
  readonly settled: readonly (SettledRow & InGroup)[];
  readonly items: readonly (WorkItemRow & InGroup)[];
};

/** The cases of a period: those that are settled from what is kept, the work items of the others with their events. */
export const casesOfPeriod = together<PeriodQuestion, CasesOfPeriod>(
  async ({ db, workspaceId }, questions) => {
    const [row] = await db.ask<Row>(CASES, valuesOf(workspaceId, questions));
    const settled = inGroups(row?.settled ?? []);
    const items = inGroups(row?.items ?? []);
    return questions.map((_, group) => ({
      settled: settled.get(group) ?? [],
      items: (items.get(group) ?? []).map(toWorkItem),
    }));
  },
);

const ITEMS = `
  WITH ${EVERY_CASE}
  ${SELECT_ITEMS} AND w."openedAt" <= (SELECT max("asOf") FROM asked)
    AND w.id IN (SELECT id FROM due UNION SELECT id FROM unsettled)
  ORDER BY w.id`;

/** Every work item that may count in a period, to be folded: those with settled cases as well. */
export async function workItemsForPeriod(
  db: Db,
  { workspaceId, ...question }: PeriodQuestion & { readonly workspaceId: number },
): Promise<readonly StoredWorkItem[]> {
  const rows = await db.sql<WorkItemRow>(ITEMS, valuesOf(workspaceId, [question]));
  return rows.map(toWorkItem);
}

/** The values of the places in a statement on the cases of periods. */
function valuesOf(workspaceId: number, questions: readonly PeriodQuestion[]): readonly unknown[] {
  const asked = questions.flatMap(({ targetKeys, ...question }, group) =>
    targetKeys.map((target) => ({ ...question, group, target })),
  );
  return [
    workspaceId,
    asked.map(({ group }) => group),
    asked.map(({ agreementKey }) => agreementKey),
    asked.map(({ target }) => target),
    asked.map(({ period }) => toText(period.from)),
    asked.map(({ period }) => toText(period.to)),
    asked.map(({ fingerprint }) => fingerprint),
    asked.map(({ asOf }) => toText(asOf)),
  ];
}
