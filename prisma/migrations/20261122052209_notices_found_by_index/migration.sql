-- AlterTable
ALTER TABLE "JobRun" ADD COLUMN     "knownSince" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Notice_waiting_idx" ON "Notice"("enqueuedAt") WHERE (state IN ('pending', 'sending'));

-- CreateIndex
CREATE INDEX "Notice_uncopied_idx" ON "Notice"("workspaceId", "id") WHERE (urgent AND "copiedVersion" < version);

-- CreateIndex
CREATE INDEX "Notice_watch_late_idx" ON "Notice"("workspaceId", "id") WHERE (kind = 'watch-late');

-- Keys are compared letter by letter, whatever language the database speaks: then an index finds those that begin alike.
ALTER TABLE "Notice"
  ALTER COLUMN "key" TYPE TEXT COLLATE "C",
  ALTER COLUMN "threadKey" TYPE TEXT COLLATE "C";
