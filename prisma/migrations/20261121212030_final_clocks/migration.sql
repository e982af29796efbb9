-- AlterTable
ALTER TABLE "Clock" ADD COLUMN     "handSet" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reopenUntil" TIMESTAMPTZ(3);
