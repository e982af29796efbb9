-- CreateTable
CREATE TABLE "Workspace" (
    "id" SERIAL NOT NULL,
    "teamId" TEXT,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegisterRevision" (
    "workspaceId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3),
    "effectiveTo" TIMESTAMPTZ(3),
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RegisterRevision_pkey" PRIMARY KEY ("workspaceId","kind","key","number")
);

-- CreateTable
CREATE TABLE "WorkItem" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT,
    "openedAt" TIMESTAMPTZ(3),
    "lastEventAt" TIMESTAMPTZ(3),

    CONSTRAINT "WorkItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkItemCoverage" (
    "workspaceId" INTEGER NOT NULL,
    "agreementKey" TEXT NOT NULL,
    "workItemId" BIGINT NOT NULL,

    CONSTRAINT "WorkItemCoverage_pkey" PRIMARY KEY ("workspaceId","agreementKey","workItemId")
);

-- CreateTable
CREATE TABLE "WorkItemEvent" (
    "workItemId" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "sequence" INTEGER,
    "type" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "party" TEXT,
    "reason" TEXT,
    "priority" TEXT,

    CONSTRAINT "WorkItemEvent_pkey" PRIMARY KEY ("workItemId","id")
);

-- CreateTable
CREATE TABLE "Outage" (
    "workspaceId" INTEGER NOT NULL,
    "serviceKey" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "weight" DECIMAL(4,3) NOT NULL DEFAULT 1,
    "component" TEXT,
    "cause" TEXT,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Outage_pkey" PRIMARY KEY ("workspaceId","serviceKey","id","number")
);

-- CreateTable
CREATE TABLE "Clock" (
    "workspaceId" INTEGER NOT NULL,
    "agreementKey" TEXT NOT NULL,
    "targetKey" TEXT NOT NULL,
    "workItemId" BIGINT NOT NULL,
    "cycle" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "stoppedAt" TIMESTAMPTZ(3),
    "nextThreshold" INTEGER,
    "nextThresholdAt" TIMESTAMPTZ(3),

    CONSTRAINT "Clock_pkey" PRIMARY KEY ("workspaceId","agreementKey","targetKey","workItemId","cycle")
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "agreementKey" TEXT NOT NULL,
    "targetKey" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "cycle" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "threshold" INTEGER NOT NULL,
    "firedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "recipient" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "enqueuedAt" TIMESTAMPTZ(3) NOT NULL,
    "takenAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "channelId" TEXT,
    "messageTs" TEXT,
    "problem" TEXT,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_teamId_key" ON "Workspace"("teamId");

-- CreateIndex
CREATE INDEX "WorkItem_workspaceId_lastEventAt_idx" ON "WorkItem"("workspaceId", "lastEventAt");

-- CreateIndex
CREATE UNIQUE INDEX "WorkItem_workspaceId_source_key_key" ON "WorkItem"("workspaceId", "source", "key");

-- CreateIndex
CREATE INDEX "WorkItemCoverage_workItemId_idx" ON "WorkItemCoverage"("workItemId");

-- CreateIndex
CREATE INDEX "Outage_workspaceId_serviceKey_startedAt_idx" ON "Outage"("workspaceId", "serviceKey", "startedAt");

-- CreateIndex
CREATE INDEX "Clock_workspaceId_agreementKey_targetKey_dueAt_idx" ON "Clock"("workspaceId", "agreementKey", "targetKey", "dueAt");

-- CreateIndex
CREATE INDEX "Clock_running_idx" ON "Clock"("workspaceId", "agreementKey", "targetKey") WHERE ("stoppedAt" IS NULL);

-- CreateIndex
CREATE INDEX "Clock_nextThresholdAt_idx" ON "Clock"("nextThresholdAt") WHERE ("nextThresholdAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Clock_workItemId_idx" ON "Clock"("workItemId");

-- CreateIndex
CREATE INDEX "Alert_workspaceId_firedAt_idx" ON "Alert"("workspaceId", "firedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Alert_workspaceId_agreementKey_targetKey_subject_cycle_revi_key" ON "Alert"("workspaceId", "agreementKey", "targetKey", "subject", "cycle", "revision", "threshold");

-- CreateIndex
CREATE INDEX "Notice_workspaceId_state_idx" ON "Notice"("workspaceId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_workspaceId_key_key" ON "Notice"("workspaceId", "key");

-- CreateIndex
CREATE INDEX "AuditEntry_workspaceId_subject_idx" ON "AuditEntry"("workspaceId", "subject");

-- AddForeignKey
ALTER TABLE "RegisterRevision" ADD CONSTRAINT "RegisterRevision_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkItem" ADD CONSTRAINT "WorkItem_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkItemCoverage" ADD CONSTRAINT "WorkItemCoverage_workItemId_fkey" FOREIGN KEY ("workItemId") REFERENCES "WorkItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkItemEvent" ADD CONSTRAINT "WorkItemEvent_workItemId_fkey" FOREIGN KEY ("workItemId") REFERENCES "WorkItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outage" ADD CONSTRAINT "Outage_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Clock" ADD CONSTRAINT "Clock_workItemId_fkey" FOREIGN KEY ("workItemId") REFERENCES "WorkItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Facts are only added: nobody changes or deletes them, also not by mistake.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of "%" are facts: they are only added, never changed or deleted.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER "RegisterRevision_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "RegisterRevision"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "WorkItemEvent_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "WorkItemEvent"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "Outage_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Outage"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
