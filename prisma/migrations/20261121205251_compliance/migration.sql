-- CreateTable
CREATE TABLE "Exclusion" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "agreementKey" TEXT NOT NULL,
    "serviceKey" TEXT,
    "workItemKey" TEXT,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3) NOT NULL,
    "category" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "announcedAt" TIMESTAMPTZ(3),
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "requester" TEXT NOT NULL,

    CONSTRAINT "Exclusion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExclusionStep" (
    "exclusionId" BIGINT NOT NULL,
    "step" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "ExclusionStep_pkey" PRIMARY KEY ("exclusionId","step")
);

-- CreateTable
CREATE TABLE "Seal" (
    "workspaceId" INTEGER NOT NULL,
    "agreementKey" TEXT NOT NULL,
    "targetKey" TEXT NOT NULL,
    "periodFrom" TIMESTAMPTZ(3) NOT NULL,
    "periodTo" TIMESTAMPTZ(3) NOT NULL,
    "number" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "rulesVersion" INTEGER NOT NULL,
    "figure" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,
    "requester" TEXT NOT NULL,
    "approver" TEXT,
    "cause" TEXT,
    "difference" JSONB,

    CONSTRAINT "Seal_pkey" PRIMARY KEY ("workspaceId","agreementKey","targetKey","periodFrom","periodTo","number")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "agreementKey" TEXT NOT NULL,
    "periodFrom" TIMESTAMPTZ(3) NOT NULL,
    "periodTo" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "proposer" TEXT NOT NULL,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalStep" (
    "proposalId" BIGINT NOT NULL,
    "step" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "ProposalStep_pkey" PRIMARY KEY ("proposalId","step")
);

-- CreateIndex
CREATE INDEX "Exclusion_workspaceId_agreementKey_from_idx" ON "Exclusion"("workspaceId", "agreementKey", "from");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_workspaceId_kind_key_key" ON "Proposal"("workspaceId", "kind", "key");

-- AddForeignKey
ALTER TABLE "Exclusion" ADD CONSTRAINT "Exclusion_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExclusionStep" ADD CONSTRAINT "ExclusionStep_exclusionId_fkey" FOREIGN KEY ("exclusionId") REFERENCES "Exclusion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seal" ADD CONSTRAINT "Seal_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalStep" ADD CONSTRAINT "ProposalStep_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Facts are only added.
CREATE TRIGGER "Exclusion_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Exclusion"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "ExclusionStep_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ExclusionStep"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "Seal_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Seal"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "Proposal_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Proposal"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "ProposalStep_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ProposalStep"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
