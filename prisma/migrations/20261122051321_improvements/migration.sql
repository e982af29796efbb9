-- AlterTable
ALTER TABLE "AlertRoute" ADD COLUMN     "ladderFrom" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Improvement" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "agreementKey" TEXT NOT NULL,
    "targetKey" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "openedBy" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "outcome" TEXT,
    "remindAt" TIMESTAMPTZ(3),

    CONSTRAINT "Improvement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImprovementAlert" (
    "improvementId" BIGINT NOT NULL,
    "episodeId" BIGINT NOT NULL,

    CONSTRAINT "ImprovementAlert_pkey" PRIMARY KEY ("improvementId","episodeId")
);

-- CreateIndex
CREATE INDEX "Improvement_workspaceId_state_idx" ON "Improvement"("workspaceId", "state");

-- CreateIndex
CREATE INDEX "Improvement_remindAt_idx" ON "Improvement"("remindAt") WHERE ("remindAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "ImprovementAlert_episodeId_idx" ON "ImprovementAlert"("episodeId");

-- AddForeignKey
ALTER TABLE "Improvement" ADD CONSTRAINT "Improvement_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImprovementAlert" ADD CONSTRAINT "ImprovementAlert_improvementId_fkey" FOREIGN KEY ("improvementId") REFERENCES "Improvement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImprovementAlert" ADD CONSTRAINT "ImprovementAlert_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
