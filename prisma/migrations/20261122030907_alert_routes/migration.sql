-- CreateTable
CREATE TABLE "AlertRoute" (
    "episodeId" BIGINT NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "list" TEXT,
    "escalateAt" TIMESTAMPTZ(3),

    CONSTRAINT "AlertRoute_pkey" PRIMARY KEY ("episodeId")
);

-- CreateIndex
CREATE INDEX "AlertRoute_workspaceId_list_idx" ON "AlertRoute"("workspaceId", "list");

-- CreateIndex
CREATE INDEX "AlertRoute_escalateAt_idx" ON "AlertRoute"("escalateAt") WHERE ("escalateAt" IS NOT NULL);

-- AddForeignKey
ALTER TABLE "AlertRoute" ADD CONSTRAINT "AlertRoute_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
