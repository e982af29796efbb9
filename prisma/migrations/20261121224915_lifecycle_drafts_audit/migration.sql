-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "after" JSONB,
ADD COLUMN     "before" JSONB,
ADD COLUMN     "hash" TEXT,
ADD COLUMN     "number" BIGINT,
ADD COLUMN     "reason" TEXT;

-- CreateTable
CREATE TABLE "AuditChain" (
    "workspaceId" INTEGER NOT NULL,
    "number" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditChain_pkey" PRIMARY KEY ("workspaceId")
);

-- CreateTable
CREATE TABLE "Transition" (
    "workspaceId" INTEGER NOT NULL,
    "agreementKey" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "effectiveAt" TIMESTAMPTZ(3),
    "actor" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "Transition_pkey" PRIMARY KEY ("workspaceId","agreementKey","number")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "base" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "notes" JSONB NOT NULL,
    "author" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedBy" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftVersion" (
    "draftId" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "basedOn" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "author" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "taken" BOOLEAN NOT NULL,

    CONSTRAINT "DraftVersion_pkey" PRIMARY KEY ("draftId","number")
);

-- CreateIndex
CREATE INDEX "Draft_workspaceId_kind_key_idx" ON "Draft"("workspaceId", "kind", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_open_key" ON "Draft"("workspaceId", "kind", "key") WHERE (state = 'open');

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_workspaceId_number_key" ON "AuditEntry"("workspaceId", "number");

-- AddForeignKey
ALTER TABLE "AuditChain" ADD CONSTRAINT "AuditChain_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transition" ADD CONSTRAINT "Transition_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftVersion" ADD CONSTRAINT "DraftVersion_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Facts are only added.
CREATE TRIGGER "Sample_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Sample"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "Transition_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Transition"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "DraftVersion_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "DraftVersion"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- The end of a chain only moves on.
CREATE FUNCTION "refuse_shorter_chain"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <= OLD.number OR NEW."workspaceId" <> OLD."workspaceId" THEN
        RAISE EXCEPTION 'The audit trail is only added to: its chain never becomes shorter.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER "AuditChain_moves_on" BEFORE UPDATE ON "AuditChain"
    FOR EACH ROW EXECUTE FUNCTION "refuse_shorter_chain"();

CREATE TRIGGER "AuditChain_stays" BEFORE DELETE OR TRUNCATE ON "AuditChain"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
