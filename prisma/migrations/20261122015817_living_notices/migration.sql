-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "channel" TEXT,
ADD COLUMN     "copiedVersion" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "copyAt" TIMESTAMPTZ(3),
ADD COLUMN     "copyAttempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "copyProblem" TEXT,
ADD COLUMN     "doubtfulSince" TIMESTAMPTZ(3),
ADD COLUMN     "notBefore" TIMESTAMPTZ(3),
ADD COLUMN     "place" BIGSERIAL NOT NULL,
ADD COLUMN     "repeated" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "retryAt" TIMESTAMPTZ(3),
ADD COLUMN     "shownVersion" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "threadKey" TEXT,
ADD COLUMN     "urgent" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "OutboxChannel" (
    "workspaceId" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "limitedUntil" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "OutboxChannel_pkey" PRIMARY KEY ("workspaceId","channel")
);

-- CreateTable
CREATE TABLE "JobRun" (
    "workspaceId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "succeededAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "runs" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "JobRun_pkey" PRIMARY KEY ("workspaceId","name")
);

-- CreateIndex
CREATE INDEX "Notice_workspaceId_channel_state_place_idx" ON "Notice"("workspaceId", "channel", "state", "place");

-- Also for a version of Accord that does not know the column.
CREATE FUNCTION "name_channel"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."channel" := NEW."recipient" ->> 'channel';
    RETURN NEW;
END
$$;
CREATE TRIGGER "Notice_channel" BEFORE INSERT OR UPDATE OF "recipient" ON "Notice"
    FOR EACH ROW EXECUTE FUNCTION "name_channel"();

UPDATE "Notice" SET "channel" = "recipient" ->> 'channel';
UPDATE "Notice" SET "shownVersion" = 1 WHERE "state" = 'delivered';
