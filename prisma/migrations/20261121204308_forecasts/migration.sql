-- CreateTable
CREATE TABLE "Forecast" (
    "workspaceId" INTEGER NOT NULL,
    "agreementKey" TEXT NOT NULL,
    "targetKey" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "periodFrom" TIMESTAMPTZ(3) NOT NULL,
    "periodTo" TIMESTAMPTZ(3) NOT NULL,
    "day" TEXT NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,
    "probability" DOUBLE PRECISION,
    "basis" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "sample" JSONB NOT NULL,

    CONSTRAINT "Forecast_pkey" PRIMARY KEY ("workspaceId","agreementKey","targetKey","revision","periodFrom","day")
);

-- CreateIndex
CREATE INDEX "Forecast_workspaceId_periodTo_idx" ON "Forecast"("workspaceId", "periodTo");

-- AddForeignKey
ALTER TABLE "Forecast" ADD CONSTRAINT "Forecast_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
