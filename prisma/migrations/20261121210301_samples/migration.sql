-- CreateTable
CREATE TABLE "Sample" (
    "workspaceId" INTEGER NOT NULL,
    "serviceKey" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "good" BIGINT,
    "bad" BIGINT,
    "unknown" BIGINT,
    "value" DECIMAL(24,9),
    "subject" TEXT,

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("workspaceId","serviceKey","indicator","id")
);

-- CreateIndex
CREATE INDEX "Sample_workspaceId_serviceKey_indicator_occurredAt_idx" ON "Sample"("workspaceId", "serviceKey", "indicator", "occurredAt");

-- AddForeignKey
ALTER TABLE "Sample" ADD CONSTRAINT "Sample_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
