-- CreateTable
CREATE TABLE "Negotiation" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "agreementKey" TEXT NOT NULL,
    "baseRevision" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "Negotiation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NegotiationStep" (
    "negotiationId" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "hash" TEXT,

    CONSTRAINT "NegotiationStep_pkey" PRIMARY KEY ("negotiationId","number")
);

-- CreateIndex
CREATE INDEX "Negotiation_workspaceId_agreementKey_idx" ON "Negotiation"("workspaceId", "agreementKey");

-- CreateIndex
CREATE INDEX "Negotiation_workspaceId_state_idx" ON "Negotiation"("workspaceId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Negotiation_open_key" ON "Negotiation"("workspaceId", "agreementKey") WHERE (state = 'open');

-- AddForeignKey
ALTER TABLE "Negotiation" ADD CONSTRAINT "Negotiation_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NegotiationStep" ADD CONSTRAINT "NegotiationStep_negotiationId_fkey" FOREIGN KEY ("negotiationId") REFERENCES "Negotiation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Facts are only added.
CREATE TRIGGER "NegotiationStep_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "NegotiationStep"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Only how it stands changes.
CREATE TRIGGER "Negotiation_append_only" BEFORE DELETE OR TRUNCATE
    OR UPDATE OF "id", "workspaceId", "agreementKey", "baseRevision", "startedAt" ON "Negotiation"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
