-- CreateTable
CREATE TABLE "HeardRequest" (
    "workspaceId" INTEGER NOT NULL,
    "request" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HeardRequest_pkey" PRIMARY KEY ("workspaceId","request")
);

-- CreateIndex
CREATE INDEX "HeardRequest_at_idx" ON "HeardRequest"("at");
