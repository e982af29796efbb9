const CLOCKS = `"Clock" c WHERE c."workspaceId" = $1::int AND c."agreementKey" = $2
  AND c."targetKey" = ANY($3::text[])`;

// A stopped clock changes only with a new event, with what it was folded by, or with an exclusion
// between its start and its due date. The items that any of these may concern are folded.
// Whether anything at all happened after $6 is asked first: mostly nothing did, and no item need be looked at.
const UNSETTLED = `
  SELECT c."workItemId" AS id FROM ${CLOCKS} AND c."stoppedAt" IS NULL
  UNION SELECT id FROM due WHERE fingerprint <> $7::bigint
  UNION
  SELECT w.id FROM "WorkItem" w JOIN "WorkItemCoverage" v ON v."workItemId" = w.id
  WHERE w."workspaceId" = $1::int AND w."lastEventAt" > $6::timestamptz
    AND v."workspaceId" = $1::int AND v."agreementKey" = $2
    AND $6::timestamptz < (SELECT max("lastEventAt") FROM "WorkItem" WHERE "workspaceId" = $1::int)
  UNION
  SELECT v."workItemId" FROM "Refold" r
  JOIN "WorkItemCoverage" v USING ("workspaceId", "agreementKey")
  WHERE r."workspaceId" = $1::int AND r."agreementKey" = $2 AND v."workItemId" > r."after"
  UNION
  SELECT c."workItemId" FROM "Exclusion" x, ${CLOCKS}
    AND x."workspaceId" = $1::int AND x."agreementKey" = $2 AND x."workItemKey" IS NULL
    AND c."startedAt" < x."to" AND greatest(c."stoppedAt", c."dueAt") >= x."from"
  UNION
  SELECT v."workItemId" FROM "Exclusion" x
  JOIN "WorkItem" w ON w."workspaceId" = $1::int AND w.key = x."workItemKey"
  JOIN "WorkItemCoverage" v ON v."workItemId" = w.id
  WHERE x."workspaceId" = $1::int AND x."agreementKey" = $2
    AND v."workspaceId" = $1::int AND v."agreementKey" = $2`;

/**
 * Names for the cases of agreement $2, targets $3, period $4 to $5, as of $6, folded by $7: `due` are the stopped
 * clocks that count in the period, `unsettled` the work items whose cached clocks may say too much or too little.
 */
export const PERIOD_CASES = `
  due AS MATERIALIZED (
    SELECT c."workItemId" AS id, c."targetKey", c.state, c."dueAt", c.fingerprint,
      c."reopenUntil", c."handSet" FROM ${CLOCKS}
      AND c."stoppedAt" IS NOT NULL AND c."dueAt" >= $4::timestamptz AND c."dueAt" < $5::timestamptz
    UNION ALL
    SELECT c."workItemId", c."targetKey", c.state, c."dueAt", c.fingerprint,
      c."reopenUntil", c."handSet" FROM ${CLOCKS}
      AND c."dueAt" IS NULL AND c."stoppedAt" >= $4::timestamptz AND c."stoppedAt" < $5::timestamptz
  ),
  unsettled AS MATERIALIZED (${UNSETTLED})`;
