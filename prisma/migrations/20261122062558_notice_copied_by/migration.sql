-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "copiedBy" JSONB NOT NULL DEFAULT '{}';
