-- DropForeignKey
ALTER TABLE "WorkItemEvent" DROP CONSTRAINT "WorkItemEvent_workItemId_fkey";

-- AlterTable
ALTER TABLE "Clock" ADD COLUMN     "fingerprint" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Refold" (
    "workspaceId" INTEGER NOT NULL,
    "agreementKey" TEXT NOT NULL,
    "after" BIGINT NOT NULL DEFAULT 0,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Refold_pkey" PRIMARY KEY ("workspaceId","agreementKey")
);

-- AddForeignKey
ALTER TABLE "Refold" ADD CONSTRAINT "Refold_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was folded before has no fingerprint.
INSERT INTO "Refold" ("workspaceId", "agreementKey", "requestedAt")
SELECT DISTINCT "workspaceId", "agreementKey", now() FROM "WorkItemCoverage";
