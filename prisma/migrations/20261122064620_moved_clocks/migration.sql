-- That another threshold of a clock is the next one changes nothing about any period. The plan of this is kept by each
-- connection from the first time on: as a set difference it stays fast where it was a single clock first and many later.
CREATE OR REPLACE FUNCTION "touchMovedClocks"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "PeriodTouch" ("workspaceId", about, key, at)
  SELECT DISTINCT "workspaceId", 'work-items', "agreementKey", 'epoch'::timestamptz FROM (
    SELECT "workspaceId", "agreementKey", "targetKey", "workItemId", cycle, state, "dueAt", "stoppedAt", revision
    FROM moved
    EXCEPT
    SELECT "workspaceId", "agreementKey", "targetKey", "workItemId", cycle, state, "dueAt", "stoppedAt", revision
    FROM former
  ) AS changed;
  RETURN NULL;
END $$;
