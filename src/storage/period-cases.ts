// What is asked about: the cases of agreements and targets in a period, in groups that are answered together, seen
// at an instant, their clocks folded by a fingerprint.
const ASKED = `
  asked AS MATERIALIZED (
    SELECT a.*, ((a."from" - interval '1 millisecond') AT TIME ZONE 'UTC')::date + 1 AS first,
      (a."to" AT TIME ZONE 'UTC')::date AS last
    FROM unnest($2::int[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::bigint[],
      $8::timestamptz[]) AS a("group", agreement, target, "from", "to", fingerprint, "asOf")
  ),
  groups AS MATERIALIZED (SELECT DISTINCT "group", agreement, "asOf" FROM asked)`;

/** The stopped clocks of what is asked about that count in some of its spans. */
const dueIn = (spans: string) => `
  SELECT s."group", s.target, s."asOf", s.fingerprint AS expected, c.* FROM (${spans}) s, LATERAL (
    SELECT c."workItemId" AS id, c.state, c."dueAt", c.fingerprint, c."reopenUntil", c."handSet"
    FROM "Clock" c
    WHERE c."workspaceId" = $1::int AND c."agreementKey" = s.agreement AND c."targetKey" = s.target
      AND c."stoppedAt" IS NOT NULL AND c."dueAt" >= s."from" AND c."dueAt" < s."to"
    UNION ALL
    SELECT c."workItemId", c.state, c."dueAt", c.fingerprint, c."reopenUntil", c."handSet"
    FROM "Clock" c
    WHERE c."workspaceId" = $1::int AND c."agreementKey" = s.agreement AND c."targetKey" = s.target
      AND c."dueAt" IS NULL AND c."stoppedAt" >= s."from" AND c."stoppedAt" < s."to"
  ) c`;

// A stopped clock changes only with a new event, with what it was folded by, or with an exclusion
// between its start and its due date. The items that any of these may concern are folded.
// Whether anything at all happened later is asked first: mostly nothing did, and no item need be looked at.
const UNSETTLED = `
  SELECT a."group", a.agreement, c."workItemId" AS id FROM asked a JOIN "Clock" c
    ON c."workspaceId" = $1::int AND c."agreementKey" = a.agreement AND c."targetKey" = a.target
    AND c."stoppedAt" IS NULL
  UNION SELECT d."group", g.agreement, d.id FROM due d JOIN groups g USING ("group")
    WHERE d.fingerprint <> d.expected
  UNION
  SELECT g."group", g.agreement, w.id FROM groups g
  JOIN "WorkItemCoverage" v ON v."workspaceId" = $1::int AND v."agreementKey" = g.agreement
  JOIN "WorkItem" w ON w.id = v."workItemId" AND w."lastEventAt" > g."asOf"
  WHERE g."asOf" < (SELECT max("lastEventAt") FROM "WorkItem" WHERE "workspaceId" = $1::int)
  UNION
  SELECT g."group", g.agreement, v."workItemId" FROM groups g
  JOIN "Refold" r ON r."workspaceId" = $1::int AND r."agreementKey" = g.agreement
  JOIN "WorkItemCoverage" v ON v."workspaceId" = $1::int AND v."agreementKey" = g.agreement
    AND v."workItemId" > r."after"
  UNION
  SELECT a."group", a.agreement, c."workItemId" FROM asked a
  JOIN "Exclusion" x ON x."workspaceId" = $1::int AND x."agreementKey" = a.agreement
    AND x."workItemKey" IS NULL
  JOIN "Clock" c ON c."workspaceId" = $1::int AND c."agreementKey" = a.agreement AND c."targetKey" = a.target
    AND c."startedAt" < x."to" AND greatest(c."stoppedAt", c."dueAt") >= x."from"
  UNION
  SELECT g."group", g.agreement, v."workItemId" FROM groups g
  JOIN "Exclusion" x ON x."workspaceId" = $1::int AND x."agreementKey" = g.agreement
  JOIN "WorkItem" w ON w."workspaceId" = $1::int AND w.key = x."workItemKey"
  JOIN "WorkItemCoverage" v ON v."workspaceId" = $1::int AND v."agreementKey" = g.agreement
    AND v."workItemId" = w.id`;

/**
 * Names for what is asked about: `due` are the stopped clocks that count in its periods, `unsettled` the work items
 * whose cached clocks may say too much or too little.
 */
export const EVERY_CASE = `${ASKED},
  due AS MATERIALIZED (${dueIn('SELECT * FROM asked')}),
  unsettled AS MATERIALIZED (${UNSETTLED})`;

// A day's tally counts for all its clocks unless some of them were folded by something else or may be reopened.
const DAYS = `
  SELECT a."group", a.agreement, a.target, a.fingerprint, a."asOf", d.* FROM asked a, LATERAL (
    SELECT t.day, coalesce(sum(t.met) FILTER (WHERE own), 0) AS met,
      coalesce(sum(t.cancelled) FILTER (WHERE own), 0) AS cancelled,
      coalesce(sum(t."handSet") FILTER (WHERE own), 0) AS "handSet",
      coalesce(sum(t.met + t.missed + t.cancelled) FILTER (WHERE NOT own), 0) = 0
        AND coalesce(max(t."reopenUntil") < a."asOf", true) AS counts
    FROM (
      SELECT t.*, t.fingerprint = a.fingerprint AS own FROM "CaseTally" t
      WHERE t."workspaceId" = $1::int AND t."agreementKey" = a.agreement AND t."targetKey" = a.target
        AND t.day >= a.first AND t.day < a.last) t
    GROUP BY t.day
  ) d`;

// What no whole day's tally says: the ends of the period that are parts of days, and the days that do not count.
const SPANS = `
  SELECT "group", agreement, target, fingerprint, "asOf", "from",
      least("to", first::timestamp AT TIME ZONE 'UTC') AS "to"
    FROM asked
  UNION ALL SELECT "group", agreement, target, fingerprint, "asOf", last::timestamp AT TIME ZONE 'UTC', "to"
    FROM asked WHERE first <= last
  UNION ALL SELECT "group", agreement, target, fingerprint, "asOf", day::timestamp AT TIME ZONE 'UTC',
      (day + 1)::timestamp AT TIME ZONE 'UTC'
    FROM days WHERE NOT counts`;

/**
 * The same names, with `due` only where the tallies of whole days do not count; those of `days` that do count hold
 * for everything else.
 */
export const TALLIED_CASES = `${ASKED},
  days AS MATERIALIZED (${DAYS}),
  due AS MATERIALIZED (${dueIn(SPANS)}),
  unsettled AS MATERIALIZED (${UNSETTLED})`;
