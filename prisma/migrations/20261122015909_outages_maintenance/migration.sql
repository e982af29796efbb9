-- CreateTable
CREATE TABLE "DeclaredOutage" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "serviceKey" TEXT NOT NULL,
    "declaredAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "nextAt" TIMESTAMPTZ(3),

    CONSTRAINT "DeclaredOutage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutageStep" (
    "outageId" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "OutageStep_pkey" PRIMARY KEY ("outageId","number")
);

-- CreateTable
CREATE TABLE "Maintenance" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "serviceKey" TEXT NOT NULL,
    "plannedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "nextAt" TIMESTAMPTZ(3),

    CONSTRAINT "Maintenance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MaintenanceStep" (
    "maintenanceId" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "MaintenanceStep_pkey" PRIMARY KEY ("maintenanceId","number")
);

-- CreateIndex
CREATE INDEX "DeclaredOutage_workspaceId_state_idx" ON "DeclaredOutage"("workspaceId", "state");

-- CreateIndex
CREATE INDEX "DeclaredOutage_nextAt_idx" ON "DeclaredOutage"("nextAt") WHERE ("nextAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Maintenance_workspaceId_state_idx" ON "Maintenance"("workspaceId", "state");

-- CreateIndex
CREATE INDEX "Maintenance_nextAt_idx" ON "Maintenance"("nextAt") WHERE ("nextAt" IS NOT NULL);

-- AddForeignKey
ALTER TABLE "DeclaredOutage" ADD CONSTRAINT "DeclaredOutage_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutageStep" ADD CONSTRAINT "OutageStep_outageId_fkey" FOREIGN KEY ("outageId") REFERENCES "DeclaredOutage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Maintenance" ADD CONSTRAINT "Maintenance_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MaintenanceStep" ADD CONSTRAINT "MaintenanceStep_maintenanceId_fkey" FOREIGN KEY ("maintenanceId") REFERENCES "Maintenance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Facts are only added.
CREATE TRIGGER "OutageStep_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "OutageStep"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "MaintenanceStep_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "MaintenanceStep"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Only how they stand changes.
CREATE TRIGGER "DeclaredOutage_append_only" BEFORE DELETE OR TRUNCATE
    OR UPDATE OF "id", "workspaceId", "serviceKey", "declaredAt" ON "DeclaredOutage"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "Maintenance_append_only" BEFORE DELETE OR TRUNCATE
    OR UPDATE OF "id", "workspaceId", "serviceKey", "plannedAt" ON "Maintenance"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
