-- CreateTable
CREATE TABLE "PeriodLook" (
    "workspaceId" INTEGER NOT NULL,
    "agreementKey" TEXT NOT NULL,
    "targetKey" TEXT NOT NULL,
    "pace" TEXT NOT NULL,
    "needs" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "lookedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PeriodLook_pkey" PRIMARY KEY ("workspaceId","agreementKey","targetKey")
);

-- CreateTable
CREATE TABLE "PeriodTouch" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PeriodTouch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PeriodLook_pace_nextAt_idx" ON "PeriodLook"("pace", "nextAt");

-- CreateIndex
CREATE INDEX "PeriodLook_pace_lookedAt_idx" ON "PeriodLook"("pace", "lookedAt");

-- CreateIndex
CREATE INDEX "PeriodTouch_at_workspaceId_idx" ON "PeriodTouch"("at", "workspaceId");

-- Whoever records a fact, whatever version of the code it is, leaves word in the same transaction of which periods
-- are measured by it: rows of their own, so that nobody waits for anybody. What is only to come is told twice: now,
-- and when it has come.
CREATE FUNCTION "touchOutages"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "PeriodTouch" ("workspaceId", about, key, at)
  SELECT DISTINCT "workspaceId", 'outages', "serviceKey", seen.at
  FROM added, LATERAL (VALUES ('epoch'::timestamptz), ("startedAt"), ("endedAt")) AS seen(at)
  WHERE seen.at = 'epoch' OR seen.at > "receivedAt";
  RETURN NULL;
END $$;

CREATE FUNCTION "touchSamples"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "PeriodTouch" ("workspaceId", about, key, at)
  SELECT DISTINCT "workspaceId", 'samples', "serviceKey", 'epoch'::timestamptz FROM added
  UNION ALL
  SELECT DISTINCT "workspaceId", 'samples', "serviceKey", "occurredAt" FROM added WHERE "occurredAt" > "receivedAt";
  RETURN NULL;
END $$;

CREATE FUNCTION "touchClocks"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "PeriodTouch" ("workspaceId", about, key, at)
  SELECT DISTINCT "workspaceId", 'work-items', "agreementKey", 'epoch'::timestamptz FROM moved;
  RETURN NULL;
END $$;

-- That another threshold of a clock is the next one changes nothing about any period.
CREATE FUNCTION "touchMovedClocks"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "PeriodTouch" ("workspaceId", about, key, at)
  SELECT DISTINCT m."workspaceId", 'work-items', m."agreementKey", 'epoch'::timestamptz
  FROM moved m JOIN former f USING ("workspaceId", "agreementKey", "targetKey", "workItemId", cycle)
  WHERE (m.state, m."dueAt", m."stoppedAt", m.revision) IS DISTINCT FROM (f.state, f."dueAt", f."stoppedAt", f.revision);
  RETURN NULL;
END $$;

CREATE FUNCTION "touchExcluded"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "PeriodTouch" ("workspaceId", about, key, at)
  SELECT "workspaceId", 'agreement', "agreementKey", 'epoch' FROM "Exclusion" WHERE id = NEW."exclusionId";
  RETURN NULL;
END $$;

CREATE FUNCTION "touchRegister"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "PeriodTouch" ("workspaceId", about, key, at) VALUES (NEW.id, 'register', '', 'epoch');
  RETURN NULL;
END $$;

CREATE TRIGGER "Outage_touches" AFTER INSERT ON "Outage"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "touchOutages"();
CREATE TRIGGER "Sample_touches" AFTER INSERT ON "Sample"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "touchSamples"();
CREATE TRIGGER "Clock_touches" AFTER INSERT ON "Clock"
  REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION "touchClocks"();
CREATE TRIGGER "Clock_touches_moved" AFTER UPDATE ON "Clock"
  REFERENCING NEW TABLE AS moved OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION "touchMovedClocks"();
CREATE TRIGGER "Clock_touches_gone" AFTER DELETE ON "Clock"
  REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION "touchClocks"();
CREATE TRIGGER "WorkItemCoverage_touches" AFTER INSERT ON "WorkItemCoverage"
  REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION "touchClocks"();
CREATE TRIGGER "ExclusionStep_touches" AFTER INSERT ON "ExclusionStep"
  FOR EACH ROW EXECUTE FUNCTION "touchExcluded"();
CREATE TRIGGER "Workspace_touches" AFTER UPDATE OF "registerVersion" ON "Workspace"
  FOR EACH ROW EXECUTE FUNCTION "touchRegister"();

-- Everything that runs by now is looked at once.
INSERT INTO "PeriodTouch" ("workspaceId", about, key, at) SELECT id, 'register', '', 'epoch' FROM "Workspace";
