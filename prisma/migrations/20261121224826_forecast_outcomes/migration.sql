-- AlterTable
ALTER TABLE "Forecast" ADD COLUMN     "outcome" TEXT,
ADD COLUMN     "scoredAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Watermark" (
    "workspaceId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Watermark_pkey" PRIMARY KEY ("workspaceId","name")
);

-- AddForeignKey
ALTER TABLE "Watermark" ADD CONSTRAINT "Watermark_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
