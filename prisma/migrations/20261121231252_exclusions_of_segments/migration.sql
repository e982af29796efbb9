-- AlterTable
ALTER TABLE "Exclusion" ADD COLUMN     "segment" JSONB;
