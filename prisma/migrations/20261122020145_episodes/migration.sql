-- CreateTable
CREATE TABLE "Episode" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "current" BOOLEAN NOT NULL,
    "subject" TEXT NOT NULL,
    "workItemId" BIGINT,
    "agreementKey" TEXT NOT NULL,
    "targetKey" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "nextAt" TIMESTAMPTZ(3),

    CONSTRAINT "Episode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EpisodeStep" (
    "episodeId" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "EpisodeStep_pkey" PRIMARY KEY ("episodeId","number")
);

-- CreateTable
CREATE TABLE "Mute" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "agreementKey" TEXT NOT NULL,
    "targetKey" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,

    CONSTRAINT "Mute_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Episode_workItemId_idx" ON "Episode"("workItemId") WHERE (current AND "workItemId" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Episode_nextAt_idx" ON "Episode"("nextAt") WHERE ("nextAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Episode_workspaceId_state_idx" ON "Episode"("workspaceId", "state");

-- CreateIndex
CREATE INDEX "Episode_workspaceId_agreementKey_targetKey_idx" ON "Episode"("workspaceId", "agreementKey", "targetKey");

-- CreateIndex
CREATE UNIQUE INDEX "Episode_current_key" ON "Episode"("workspaceId", "key") WHERE (current);

-- CreateIndex
CREATE INDEX "Mute_workspaceId_agreementKey_targetKey_idx" ON "Mute"("workspaceId", "agreementKey", "targetKey");

-- AddForeignKey
ALTER TABLE "Episode" ADD CONSTRAINT "Episode_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EpisodeStep" ADD CONSTRAINT "EpisodeStep_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mute" ADD CONSTRAINT "Mute_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Facts are only added.
CREATE TRIGGER "EpisodeStep_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "EpisodeStep"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "Mute_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Mute"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Only how it stands changes.
CREATE TRIGGER "Episode_append_only" BEFORE DELETE OR TRUNCATE
    OR UPDATE OF "id", "workspaceId", "key", "subject", "workItemId", "agreementKey", "targetKey", "channel", "openedAt" ON "Episode"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
