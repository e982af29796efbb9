-- AlterTable
ALTER TABLE "WorkItemEvent" ADD COLUMN     "detail" JSONB;

