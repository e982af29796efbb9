import type { Instant } from '../domain/calendar/instant.ts';
import type { Interval } from '../domain/calendar/interval.ts';
import type { Db } from './database.ts';
import { toText } from './instants.ts';
import { PERIOD_CASES } from './period-cases.ts';
import {
  SELECT_EVENTS,
  SELECT_ITEMS,
  type StoredWorkItem,
  toWorkItem,
  type WorkItemRow,
} from './work-item-rows.ts';

type PeriodQuestion = {
  readonly workspaceId: number;
  readonly agreementKey: string;
  readonly targetKeys: readonly string[];
  readonly period: Interval;
  readonly asOf: Instant;
  /** What a cached clock must have been folded by to count. */
  readonly fingerprint: number;
};

/** How the cases of a target ended; only missed ones are told one by one. */
export type SettledRow = {
  readonly targetKey: string;
  readonly state: string;
  readonly cases: number;
  readonly handSet: number;
  readonly mayReopen: number;
  readonly missed: readonly (readonly [workItemKey: string, dueAt: Instant])[] | null;
};

export type CasesOfPeriod = {
  readonly settled: readonly SettledRow[];
  /** The work items of all other cases that may count, to be folded. */
  readonly items: readonly StoredWorkItem[];
};

const CASES = `/* accord:period-cases */
  WITH ${PERIOD_CASES},
  settled AS (
    SELECT due."targetKey", due.state, count(*)::int AS cases,
      (count(*) FILTER (WHERE due."handSet"))::int AS "handSet",
      (count(*) FILTER (WHERE due.state = 'met' AND due."reopenUntil" >= $6::timestamptz))::int AS "mayReopen",
      json_agg(json_build_array(w.key, (extract(epoch FROM due."dueAt") * 1000)::bigint))
        FILTER (WHERE due.state = 'missed') AS missed
    FROM due LEFT JOIN "WorkItem" w ON due.state = 'missed' AND w.id = due.id
    WHERE due.id NOT IN (SELECT id FROM unsettled)
    GROUP BY 1, 2
  )
  SELECT (SELECT coalesce(json_agg(settled), '[]') FROM settled) AS settled,
    (SELECT coalesce(json_agg(item), '[]') FROM (
      SELECT w.id, w.key, w.title, (${SELECT_EVENTS}) AS events
      FROM unsettled u JOIN "WorkItem" w ON w.id = u.id
      WHERE w."openedAt" <= $6::timestamptz ORDER BY w.id) item) AS items`;

/** The cases of a period: those that are settled from the cached clocks, the work items of the others with their events. */
export async function casesOfPeriod(db: Db, question: PeriodQuestion): Promise<CasesOfPeriod> {
  const [row] = await db.sql<{ settled: readonly SettledRow[]; items: readonly WorkItemRow[] }>(
    CASES,
    valuesOf(question),
  );
  return { settled: row?.settled ?? [], items: (row?.items ?? []).map(toWorkItem) };
}

const ITEMS = `
  WITH ${PERIOD_CASES}
  ${SELECT_ITEMS} AND w."openedAt" <= $6::timestamptz
    AND w.id IN (SELECT id FROM due UNION SELECT id FROM unsettled)
  ORDER BY w.id`;

/** Every work item that may count in a period, to be folded: those with settled cases as well. */
export async function workItemsForPeriod(
  db: Db,
  question: PeriodQuestion,
): Promise<readonly StoredWorkItem[]> {
  return (await db.sql<WorkItemRow>(ITEMS, valuesOf(question))).map(toWorkItem);
}

/** The values of the places in a statement on the cases of a period. */
function valuesOf(question: PeriodQuestion): readonly unknown[] {
  const { workspaceId, agreementKey, targetKeys, period, asOf, fingerprint } = question;
  const instants = [period.from, period.to, asOf].map(toText);
  return [workspaceId, agreementKey, [...targetKeys], ...instants, fingerprint];
}
