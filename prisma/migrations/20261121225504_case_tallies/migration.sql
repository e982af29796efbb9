-- CreateTable
CREATE TABLE "CaseTally" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "agreementKey" TEXT NOT NULL,
    "targetKey" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "fingerprint" BIGINT NOT NULL,
    "met" INTEGER NOT NULL,
    "missed" INTEGER NOT NULL,
    "cancelled" INTEGER NOT NULL,
    "handSet" INTEGER NOT NULL,
    "reopenUntil" TIMESTAMPTZ(3),

    CONSTRAINT "CaseTally_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CaseTally_workspaceId_agreementKey_targetKey_day_idx" ON "CaseTally"("workspaceId", "agreementKey", "targetKey", "day");

-- CreateIndex
CREATE INDEX "Clock_missed_idx" ON "Clock"("workspaceId", "agreementKey", "targetKey", "dueAt") WHERE (state = 'missed');

-- Adds changes to the tallies. A row that somebody else is changing is passed over and a new one is written instead:
-- nobody waits and nobody can lock up, and a day has at most as many rows as were ever written at the same time.
CREATE FUNCTION "addCaseTallies"(changes "CaseTally"[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(changes) = 0 THEN
    RETURN;
  END IF;
  WITH change AS MATERIALIZED (
    SELECT c.*, own.id AS own FROM unnest(changes) AS c LEFT JOIN LATERAL (
      SELECT t.id FROM "CaseTally" t
      WHERE t."workspaceId" = c."workspaceId" AND t."agreementKey" = c."agreementKey"
        AND t."targetKey" = c."targetKey" AND t.day = c.day AND t.fingerprint = c.fingerprint
      LIMIT 1 FOR UPDATE SKIP LOCKED) own ON true
  ),
  kept AS (
    UPDATE "CaseTally" t
    SET met = t.met + c.met, missed = t.missed + c.missed, cancelled = t.cancelled + c.cancelled,
      "handSet" = t."handSet" + c."handSet", "reopenUntil" = greatest(t."reopenUntil", c."reopenUntil")
    FROM change c WHERE t.id = c.own
  )
  INSERT INTO "CaseTally" ("workspaceId", "agreementKey", "targetKey", day, fingerprint,
    met, missed, cancelled, "handSet", "reopenUntil")
  SELECT "workspaceId", "agreementKey", "targetKey", day, fingerprint,
    met, missed, cancelled, "handSet", "reopenUntil"
  FROM change WHERE own IS NULL;
END $$;

-- How a clock counts, `times` being 1 or -1; nothing for one that has not stopped.
CREATE FUNCTION "tallyOf"(c "Clock", times INTEGER) RETURNS SETOF "CaseTally" LANGUAGE sql IMMUTABLE AS $$
  SELECT 0::bigint, c."workspaceId", c."agreementKey", c."targetKey",
    (coalesce(c."dueAt", c."stoppedAt") AT TIME ZONE 'UTC')::date, c.fingerprint,
    (c.state = 'met')::int * times, (c.state = 'missed')::int * times, (c.state = 'cancelled')::int * times,
    c."handSet"::int * times, c."reopenUntil"
  WHERE c."stoppedAt" IS NOT NULL
$$;

CREATE FUNCTION "tallyAdded"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "addCaseTallies"(ARRAY(
    SELECT ROW(0, t."workspaceId", t."agreementKey", t."targetKey", t.day, t.fingerprint,
      sum(t.met), sum(t.missed), sum(t.cancelled), sum(t."handSet"), max(t."reopenUntil"))::"CaseTally"
    FROM added c, "tallyOf"(c, 1) t
    GROUP BY t."workspaceId", t."agreementKey", t."targetKey", t.day, t.fingerprint));
  RETURN NULL;
END $$;

CREATE FUNCTION "tallyRemoved"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "addCaseTallies"(ARRAY(
    SELECT ROW(0, t."workspaceId", t."agreementKey", t."targetKey", t.day, t.fingerprint,
      sum(t.met), sum(t.missed), sum(t.cancelled), sum(t."handSet"), NULL)::"CaseTally"
    FROM removed c, "tallyOf"(c, -1) t
    GROUP BY t."workspaceId", t."agreementKey", t."targetKey", t.day, t.fingerprint));
  RETURN NULL;
END $$;

CREATE FUNCTION "tallyChanged"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "addCaseTallies"(ARRAY(
    SELECT ROW(0, t."workspaceId", t."agreementKey", t."targetKey", t.day, t.fingerprint,
      sum(t.met), sum(t.missed), sum(t.cancelled), sum(t."handSet"),
      max(t."reopenUntil") FILTER (WHERE t.added))::"CaseTally"
    FROM (
      SELECT t.*, true AS added FROM added c, "tallyOf"(c, 1) t
      UNION ALL SELECT t.*, false FROM removed c, "tallyOf"(c, -1) t
    ) t
    GROUP BY t."workspaceId", t."agreementKey", t."targetKey", t.day, t.fingerprint
    HAVING sum(t.met) <> 0 OR sum(t.missed) <> 0 OR sum(t.cancelled) <> 0 OR sum(t."handSet") <> 0
      OR max(t."reopenUntil") FILTER (WHERE t.added)
        IS DISTINCT FROM max(t."reopenUntil") FILTER (WHERE NOT t.added)));
  RETURN NULL;
END $$;

CREATE TRIGGER "Clock_tally_added" AFTER INSERT ON "Clock"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "tallyAdded"();
CREATE TRIGGER "Clock_tally_changed" AFTER UPDATE ON "Clock"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "tallyChanged"();
CREATE TRIGGER "Clock_tally_removed" AFTER DELETE ON "Clock"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION "tallyRemoved"();

INSERT INTO "CaseTally" ("workspaceId", "agreementKey", "targetKey", day, fingerprint,
  met, missed, cancelled, "handSet", "reopenUntil")
SELECT t."workspaceId", t."agreementKey", t."targetKey", t.day, t.fingerprint,
  sum(t.met), sum(t.missed), sum(t.cancelled), sum(t."handSet"), max(t."reopenUntil")
FROM "Clock" c, "tallyOf"(c, 1) t
GROUP BY t."workspaceId", t."agreementKey", t."targetKey", t.day, t.fingerprint;
